package io.podium.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.meter.BilledUnit;
import io.podium.domain.meter.Meter;
import io.podium.domain.meter.PriceList;
import io.podium.lambda.json.Tree;
import org.junit.jupiter.api.Test;

class MeterViewTest {
    private final Meter meter = new Meter();

    @Test
    void showsCallsUnitsAndPriceOfEveryOperation() {
        meter.call("SQS.SendMessage", BilledUnit.SQS_REQUEST, 1);
        meter.call("SQS.SendMessage", BilledUnit.SQS_REQUEST, 2);
        Tree view = new Tree(MeterView.of(meter.read(), PriceList.current()));
        assertThat(view.at("operations", "SQS.SendMessage", "calls").value()).isEqualTo(2L);
        assertThat(view.at("operations", "SQS.SendMessage", "units", "sqs_request")
                        .value())
                .isEqualTo(3.0);
        // Three requests at 0.40 USD per million.
        assertThat(view.at("operations", "SQS.SendMessage", "usd").value()).isEqualTo(1.2e-6);
        assertThat(view.at("usd").value()).isEqualTo(1.2e-6);
    }

    @Test
    void showsTheCostOfAMillionTasks() {
        meter.call("HttpApi.request", BilledUnit.HTTP_API_REQUEST, 10);
        Tree view = new Tree(MeterView.of(meter.read(), PriceList.current(), 5));
        assertThat(view.at("tasks").value()).isEqualTo(5L);
        assertThat(view.at("usdPerMillionTasks").value()).isEqualTo(2.0);
        assertThat(view.at("usdPerMillionTasksByUnit", "http_api_request").value())
                .isEqualTo(2.0);
    }

    @Test
    void leavesOutWhatWasNotCalled() {
        meter.call("SQS.GetQueueUrl", BilledUnit.SQS_REQUEST, 1);
        Tree view = new Tree(MeterView.of(meter.read().minus(meter.read()), PriceList.current()));
        assertThat(view.at("operations", "SQS.GetQueueUrl").value()).isNull();
        assertThat(view.at("usd").value()).isEqualTo(0.0);
    }
}
