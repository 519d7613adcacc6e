package io.podium.domain.actuation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActuatorTypesTest {
    @ParameterizedTest
    @CsvSource({
        "lambda-concurrency, functionName, worker_1-a, true",
        "lambda-concurrency, functionName, arn:aws:lambda:eu-west-1:123456789012:function:worker, true",
        "lambda-concurrency, functionName, arn:aws-cn:lambda:cn-north-1:123456789012:function:worker, true",
        "lambda-concurrency, functionName, arn:aws:lambda:eu-west-1:123456789012:function:worker:live, false",
        "lambda-concurrency, functionName, arn:aws:lambda:eu-west-1:12345:function:worker, false",
        "lambda-concurrency, functionName, arn:aws:sqs:eu-west-1:123456789012:worker, false",
        "lambda-concurrency, functionName, a/b, false",
        "ecs-service, cluster, main, true",
        "ecs-service, cluster, arn:aws:ecs:us-east-1:123456789012:cluster/main, true",
        "ecs-service, cluster, arn:aws:ecs:us-east-1:123456789012:service/main, false",
        "ecs-service, service, web, true",
        "ecs-service, service, arn:aws:ecs:us-east-1:123456789012:service/main/web, false",
        "eventbridge, bus, default, true",
        "eventbridge, bus, arn:aws:events:us-east-1:123456789012:event-bus/podium, true",
        "eventbridge, bus, arn:aws:events:us-east-1:123456789012:rule/podium, false",
    })
    void allowNamesAndArnsOfTheirOwnKind(String type, String setting, String value, boolean allowed) {
        assertThat(ActuatorTypes.all().get(type).settings())
                .filteredOn(each -> each.name().equals(setting))
                .singleElement()
                .satisfies(each -> assertThat(each.allows(value)).isEqualTo(allowed));
    }
}
