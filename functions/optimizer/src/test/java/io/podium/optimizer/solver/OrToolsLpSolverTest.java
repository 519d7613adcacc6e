package io.podium.optimizer.solver;

class OrToolsLpSolverTest extends LpSolverContract {

    @Override
    String engine() {
        return "ortools";
    }
}
