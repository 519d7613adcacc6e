package io.podium.optimizer.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.actuation.Wanted;
import io.podium.domain.port.Actuator;
import io.podium.domain.port.ActuatorFailedException;
import io.podium.domain.service.ActuatorSpec;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** What the actuators send, byte by byte, and what they make of the answers. */
class ActuatorsTest {
    private static final Wanted WANTED = new Wanted("s1", 5, 2, 17);
    private static final ActuatorSpec FUNCTION =
            new ActuatorSpec("lambda-concurrency", Map.of("functionName", "worker"));
    private static final ActuatorSpec ECS =
            new ActuatorSpec("ecs-service", Map.of("cluster", "main", "service", "web"));
    private static final ActuatorSpec EVENT = new ActuatorSpec("eventbridge", Map.of("bus", "default"));
    private static final AwsBasicCredentials KEYS = AwsBasicCredentials.create("AKID", "secret");

    private final AwsStub aws = new AwsStub();
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final Actuator lambda = new LambdaConcurrencyActuator(
            () -> at(LambdaClient.builder(), aws.uri()).httpClient(http).build());
    private final Actuator event = new EventActuator(
            () -> at(EventBridgeClient.builder(), aws.uri()).httpClient(http).build());
    private final Actuator ecs = new EcsServiceActuator(() -> calls(aws.uri()));

    private static <B extends AwsClientBuilder<B, ?>> B at(B builder, URI uri) {
        return builder.endpointOverride(uri)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(KEYS))
                .overrideConfiguration(once -> once.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }

    private SignedCalls calls(URI uri) {
        return new SignedCalls(http, () -> KEYS, uri, "eu-west-1", "ecs", "AmazonEC2ContainerServiceV20141113");
    }

    @AfterEach
    void close() {
        aws.close();
        http.close();
    }

    private AwsStub.Call call() {
        assertThat(aws.calls).hasSize(1);
        return aws.calls.get(0);
    }

    @Test
    void concurrencyIsInstancesTimesSlots() {
        aws.answer(200, "", "{\"ReservedConcurrentExecutions\":10}");
        lambda.apply(FUNCTION, WANTED);

        assertThat(call().method()).isEqualTo("PUT");
        assertThat(call().path()).isEqualTo("/2017-10-31/functions/worker/concurrency");
        assertThat(call().body()).isEqualTo("{\"ReservedConcurrentExecutions\":10}");
        assertThat(call().authorization()).contains("/eu-west-1/lambda/aws4_request");
    }

    @Test
    void concurrencyIsGivenBack() {
        aws.answer(204, "", "");
        lambda.release(FUNCTION, "s1");

        assertThat(call().method()).isEqualTo("DELETE");
        assertThat(call().path()).isEqualTo("/2017-10-31/functions/worker/concurrency");
    }

    @Test
    void desiredCountIsTheInstances() {
        ecs.apply(ECS, WANTED);

        assertThat(call().method()).isEqualTo("POST");
        assertThat(call().path()).isEqualTo("/");
        assertThat(call().target()).isEqualTo("AmazonEC2ContainerServiceV20141113.UpdateService");
        assertThat(call().contentType()).isEqualTo("application/x-amz-json-1.1");
        assertThat(call().body()).isEqualTo("{\"cluster\":\"main\",\"service\":\"web\",\"desiredCount\":5}");
        assertThat(call().authorization())
                .startsWith("AWS4-HMAC-SHA256 Credential=AKID/")
                .contains("/eu-west-1/ecs/aws4_request", "content-type", "x-amz-target");
    }

    @Test
    void ecsServiceKeepsItsCountWhenItIsLeftToItself() {
        ecs.release(ECS, "s1");
        assertThat(aws.calls).isEmpty();
    }

    @Test
    void eventHoldsTheAbsoluteNumberAndThePlan() {
        aws.answer(200, "", "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}");
        event.apply(EVENT, WANTED);

        assertThat(call().target()).isEqualTo("AWSEvents.PutEvents");
        assertThat(call().body())
                .isEqualTo(
                        "{\"Entries\":[{\"Source\":\"podium\",\"DetailType\":\"Podium service scaled\",\"Detail\":\"{"
                                + "\\\"serviceId\\\":\\\"s1\\\",\\\"instances\\\":5,\\\"slots\\\":2,\\\"planVersion\\\":17}\","
                                + "\"EventBusName\":\"default\"}]}");
        assertThat(call().authorization()).contains("/eu-west-1/events/aws4_request");
    }

    @Test
    void eventThatTheBusDidNotTakeIsAFailure() {
        aws.answer(
                200,
                "",
                "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"ThrottlingException\",\"ErrorMessage\":\"slow\"}]}");
        assertThatThrownBy(() -> event.apply(EVENT, WANTED))
                .isInstanceOf(ActuatorFailedException.class)
                .hasMessage("PutEvents to default was refused with ThrottlingException: slow");
    }

    @Test
    void deniedAccessNamesTheParameterThatGrantsIt() {
        aws.answer(
                403, "AccessDeniedException", "{\"__type\":\"AccessDeniedException\",\"Message\":\"not authorized\"}");
        assertThatThrownBy(() -> lambda.apply(FUNCTION, WANTED))
                .isInstanceOf(ActuatorFailedException.class)
                .hasMessageStartingWith("PutFunctionConcurrency of worker was refused with AccessDeniedException")
                .hasMessageEndingWith("Maybe name it in the parameter LambdaActuatorFunctions of the stack");
        assertThatThrownBy(() -> event.apply(EVENT, WANTED)).hasMessageContaining("ActuatorEventBus");
        assertThatThrownBy(() -> ecs.apply(ECS, WANTED))
                .hasMessage("UpdateService of web in main was refused with AccessDeniedException: not authorized. Maybe"
                        + " name it in the parameter EcsActuatorServices of the stack");
    }

    @Test
    void throttlingIsAFailureAfterOneCall() {
        aws.answer(429, "TooManyRequestsException", "{\"message\":\"Rate exceeded\"}");
        assertThatThrownBy(() -> lambda.apply(FUNCTION, WANTED))
                .isInstanceOf(ActuatorFailedException.class)
                .hasMessageContaining("TooManyRequestsException");
        assertThat(aws.calls).hasSize(1);
        aws.answer(400, "", "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}");
        assertThatThrownBy(() -> ecs.apply(ECS, WANTED)).hasMessageContaining("ThrottlingException: Rate exceeded");
    }

    @Test
    void whatDoesNotExistIsAFailure() {
        aws.answer(404, "ResourceNotFoundException", "{\"Message\":\"Function not found\"}");
        assertThatThrownBy(() -> lambda.apply(FUNCTION, WANTED))
                .hasMessage("PutFunctionConcurrency of worker was refused with ResourceNotFoundException: Function not"
                        + " found");
        assertThatThrownBy(() -> lambda.release(FUNCTION, "s1"))
                .hasMessageStartingWith("DeleteFunctionConcurrency of worker was refused");
        aws.answer(400, "", "{\"__type\":\"com.amazonaws.ecs#ServiceNotFoundException\",\"message\":\"none\"}");
        assertThatThrownBy(() -> ecs.apply(ECS, WANTED))
                .hasMessage("UpdateService of web in main was refused with ServiceNotFoundException: none");
    }

    @Test
    void answerThatIsNoneOfAwsIsAFailure() {
        aws.answer(502, "", "<html>");
        assertThatThrownBy(() -> ecs.apply(ECS, WANTED))
                .isInstanceOf(ActuatorFailedException.class)
                .hasMessageContaining("HTTP status 502");
    }

    @Test
    void serviceThatIsNotThereIsAFailure() {
        URI gone = aws.uri();
        aws.close();
        assertThatThrownBy(() -> new EcsServiceActuator(() -> calls(gone)).apply(ECS, WANTED))
                .isInstanceOf(ActuatorFailedException.class)
                .hasMessageContaining("was not answered");
        assertThatThrownBy(() -> lambda.apply(FUNCTION, WANTED))
                .isInstanceOf(ActuatorFailedException.class)
                .hasMessageContaining("was not answered");
    }
}
