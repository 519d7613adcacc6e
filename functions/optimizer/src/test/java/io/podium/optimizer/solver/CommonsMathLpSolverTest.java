package io.podium.optimizer.solver;

class CommonsMathLpSolverTest extends LpSolverContract {

    @Override
    String engine() {
        return "commons-math";
    }
}
