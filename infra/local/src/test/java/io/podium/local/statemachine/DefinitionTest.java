package io.podium.local.statemachine;

import static io.podium.local.statemachine.Stage.machine;
import static io.podium.local.statemachine.Stage.task;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionTest {

    private static void refused(String definition, String... parts) {
        assertThatThrownBy(() -> StateMachine.load(definition, Map.of()))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContainingAll(parts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"Type":"Pass","ResultPath":"$.x","End":true} | States.P.ResultPath is not a field this interpreter knows
                    {"Type":"Wait","Seconds":1,"End":true}        | States.P.Type is Wait, which is not a state this interpreter knows
                    {"Type":"Pass"}                               | States.P.Next or End must be given
                    {"Type":"Pass","End":true,"Next":"P"}         | States.P.Next or End must be given
                    {"Type":"Pass","End":"yes"}                   | States.P.End must be true or false
                    {"Type":"Pass","Next":"Nowhere"}              | States.P goes to Nowhere, which is no state
                    {"Type":"Pass","Next":"P"}                    | States.P leads to no state that ends the flow
                    {"Type":"Pass","Output":"{% 1 + %}","End":true} | States.P.Output is not JSONata
                    {"Type":"Pass","Output":"{% 1","End":true}    | must both start with {% and end with %}
                    {"Type":"Pass","Output":"{% $eval('1') %}","End":true} | States.P.Output calls $eval
                    {"Type":"Pass","Assign":{"states":1},"End":true} | States.P.Assign.states is not a name
                    {"Type":"Pass","Assign":{"a-b":1},"End":true} | States.P.Assign.a-b is not a name
                    {"Type":"Choice","Choices":[]}                | States.P.Choices must be an array with at least one element
                    {"Type":"Choice"}                             | States.P.Choices is missing
                    {"Type":"Choice","Choices":[{"Condition":"{% true %}","Next":"P","And":[]}]} | States.P.Choices[0].And is not a field
                    {"Type":"Fail","Error":"E"}                   | States.P.Cause is missing
                    {"End":true}                                  | States.P.Type is missing
                    []                                            | States.P must be an object
                    """)
    void whatIsWrongWithAStateIsNamedWithItsPath(String state, String message) {
        refused(machine("P", "\"P\":" + state), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "Retry":[{"ErrorEquals":["E"],"Jitter":1}]              | States.T.Retry[0].Jitter is not a field
                    "Retry":[{"ErrorEquals":["E"],"JitterStrategy":"SOME"}] | States.T.Retry[0].JitterStrategy is SOME
                    "Retry":[{"ErrorEquals":["E"],"BackoffRate":0.5}]       | States.T.Retry[0].BackoffRate is 0.5
                    "Retry":[{"ErrorEquals":["E"],"MaxAttempts":-1}]        | States.T.Retry[0].MaxAttempts is -1
                    "Retry":[{"ErrorEquals":["E"],"IntervalSeconds":1.5}]   | States.T.Retry[0].IntervalSeconds must be an integer
                    "Retry":[{"ErrorEquals":["States.ALL","E"]}]            | must stand alone
                    "Retry":[{"ErrorEquals":["States.ALL"]},{"ErrorEquals":["E"]}] | States.T.Retry[0].ErrorEquals has States.ALL
                    "Retry":[{"ErrorEquals":[1]}]                           | States.T.Retry[0].ErrorEquals must hold strings only
                    "Catch":[{"ErrorEquals":["E"]}]                         | States.T.Catch[0].Next is missing
                    "Catch":[{"ErrorEquals":["E"],"Next":"X"}]              | States.T goes to X
                    "TimeoutSeconds":0                                      | States.T.TimeoutSeconds is 0
                    "TimeoutSeconds":"{% 1 %}"                              | States.T.TimeoutSeconds must be an integer
                    "HeartbeatSeconds":3                                    | States.T.HeartbeatSeconds is not a field
                    """)
    void whatIsWrongWithATaskIsNamedWithItsPath(String field, String message) {
        refused(machine("T", task(field + ",\"End\":true")), message);
    }

    @Test
    void onlyTheLambdaInvokeIntegrationIsKnown() {
        refused(
                machine("T", task("\"End\":true").replace("lambda:invoke", "sqs:sendMessage")),
                "States.T.Resource is arn:aws:states:::sqs:sendMessage");
        refused(
                machine("T", task("\"End\":true").replace("\"FunctionName\"", "\"Qualifier\":\"1\",\"FunctionName\"")),
                "States.T.Arguments.Qualifier");
    }

    @Test
    void statesThatNothingLeadsToAreRefused() {
        refused(
                machine("A", "\"A\":{\"Type\":\"Succeed\"},\"B\":{\"Type\":\"Succeed\"}"),
                "States.B cannot be reached");
        refused(machine("X", "\"A\":{\"Type\":\"Succeed\"}"), "StartAt is X");
    }

    @Test
    void aMapIsCheckedInside() {
        String map = machine("M", """
                "M": {"Type": "Map", "Items": [1], "Assign": {"total": 1}, "End": true,
                      "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"}, "StartAt": "P",
                        "States": {"P": {"Type": "Pass", "Assign": {"own": 1}, "End": true}}}}""");
        StateMachine.load(map, Map.of());
        refused(map.replace("INLINE", "DISTRIBUTED"), "States.M.ItemProcessor.ProcessorConfig.Mode");
        refused(map.replace("\"own\"", "\"total\""), "States.M.ItemProcessor.States.P.Assign sets total");
        refused(map.replace("\"End\": true}}", "\"Next\": \"M\"}}"), "States.M.ItemProcessor.States.P goes to M");
    }

    @Test
    void theTopOfTheDefinitionIsCheckedToo() {
        refused("[]", "not a JSON object");
        refused("{\"a\":1,\"a\":2}", "not a JSON object");
        refused("{\"StartAt\":\"A\",\"States\":{}}", "QueryLanguage is missing");
        refused("{\"QueryLanguage\":\"JSONPath\",\"StartAt\":\"A\",\"States\":{}}", "must be JSONata");
        refused(machine("A", "\"A\":{\"Type\":\"Succeed\"}").replace("StartAt", "Start"), "Start is not a field");
        refused(machine("A", "\"A\":{\"Type\":\"Succeed\",\"Output\":\"${Missing}\"}"), "${Missing} has no value");
    }
}
