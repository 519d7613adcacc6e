package io.podium.worker;

import org.jspecify.annotations.Nullable;

/** Runs tasks of a type. It is called by several threads at once, one for each slot of the worker. */
@FunctionalInterface
public interface Handler {
    /**
     * Runs a task. It may be run again, here or elsewhere, if its report does not arrive, so what it does to others should
     * be keyed by the task's id.
     *
     * @return what is kept as the task's result: null, a text, number or boolean, or lists and maps of these, of up to
     *     64 KiB as JSON
     * @throws PermanentFailureException if trying again is useless
     * @throws GivenBackException if the task is to go on later, as made by {@link Task#givenBack}
     * @throws InterruptedException if the thread was interrupted, as it is when the lease is lost or the worker must stop;
     *     the task is then given back
     * @throws Exception if it failed and may be tried again
     */
    @Nullable
    Object run(Task task) throws Exception;
}
