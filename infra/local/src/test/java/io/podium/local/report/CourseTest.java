package io.podium.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CourseTest {
    @Test
    void ofStepsHoldsUntilTheNextOne() {
        Course course = Course.ofSteps();
        course.add(10, 1);
        course.add(20, 5);

        assertThat(course.sampled(40, 4)).containsExactly(Double.NaN, 1, 5, 5);
        assertThat(course.largest()).isEqualTo(5);
        assertThat(course.last()).isEqualTo(5);
        assertThat(course.mean(40, 4)).isEqualTo(11 / 3.0);
    }

    @Test
    void ofWindowsHoldsForTheWindow() {
        Course course = Course.ofWindows(10);
        course.add(-5, 9);
        course.add(20, 1);

        assertThat(course.sampled(40, 8))
                .containsExactly(9, Double.NaN, Double.NaN, Double.NaN, 1, 1, Double.NaN, Double.NaN);
        assertThat(course.lasting(20).sampled(40, 4)).containsExactly(9, Double.NaN, 1, 1);
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(Course.ofSteps().sampled(10, 2)).containsExactly(Double.NaN, Double.NaN);
        assertThat(Course.ofSteps().largest()).isZero();
        assertThat(Course.ofSteps().mean(10, 2)).isZero();
    }
}
