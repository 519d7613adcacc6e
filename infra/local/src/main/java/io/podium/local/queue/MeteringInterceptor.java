package io.podium.local.queue;

import io.podium.domain.meter.BilledUnit;
import io.podium.domain.meter.Meter;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpHeaders;

/** Counts the requests of an SQS client; 64 KiB of payload count as one. */
public final class MeteringInterceptor implements ExecutionInterceptor {
    private static final int BYTES_A_REQUEST = 64 * 1_024;

    private final Meter meter;
    private final String prefix;

    /**
     * @param meter counts
     * @param prefix goes before the operation's name, as in {@code SQS.}
     */
    public MeteringInterceptor(Meter meter, String prefix) {
        this.meter = meter;
        this.prefix = prefix;
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        long bytes = Math.max(length(context.httpRequest()), length(context.httpResponse()));
        long requests = Math.max(1, (bytes + BYTES_A_REQUEST - 1) / BYTES_A_REQUEST);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        meter.call(prefix + operation, BilledUnit.SQS_REQUEST, (double) requests);
    }

    private static long length(SdkHttpHeaders headers) {
        return headers.firstMatchingHeader("Content-Length").map(Long::valueOf).orElse(0L);
    }
}
