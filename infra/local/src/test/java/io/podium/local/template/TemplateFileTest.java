package io.podium.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused in a template, and how intrinsic functions come out. */
class TemplateFileTest {
    private static final String FUNCTION = """
            Resources:
              Q:
                Type: AWS::SQS::Queue
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B
                  Timeout: 3
                  MemorySize: 128
            """;

    @TempDir
    private Path directory;

    private Template load(String text, Map<String, String> parameters) throws IOException {
        Path file = Files.writeString(directory.resolve("t.yaml"), text);
        return Template.load(file, parameters, new LocalNames(URI.create("http://q")));
    }

    private Template load(String text) throws IOException {
        return load(text, Map.of());
    }

    private void refused(String text, String... parts) {
        assertThatThrownBy(() -> load(text))
                .isInstanceOf(TemplateException.class)
                .hasMessageContainingAll(parts);
    }

    private static String withEvent(String event) {
        return FUNCTION + "      Events: {E: " + event + "}\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {Type: S3, Properties: {Bucket: b}} | F.Events.E is an event of type S3, which the local stack cannot send
                    {Type: Schedule, Properties: {Schedule: rate(1 minute)}} | F.Events.E is an event of type Schedule
                    {Type: ScheduleV2, Properties: {ScheduleExpression: cron(0 1 * * ? *)}} | rates only
                    {Type: ScheduleV2, Properties: {ScheduleExpression: rate(0 minutes)}} | rates only
                    {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 minute), Input: x}} | F.Events.E.Properties.Input is not known
                    {Type: SQS, Properties: {Queue: !GetAtt Q.Arn, FilterCriteria: {}}} | F.Events.E.Properties.FilterCriteria is not known
                    {Type: SQS, Properties: {Queue: "arn:other"}} | F.Events.E.Properties.Queue refers to arn:other
                    {Type: HttpApi, Properties: {Method: GET, Path: /x}} | The API has no operation GET /x
                    {Type: SQS} | F.Events.E.Properties is missing
                    """)
    void eventsThatTheLocalStackCannotSendAreRefused(String event, String message) {
        refused(withEvent(event), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {Type: AWS::S3::Bucket} | X is of type AWS::S3::Bucket, which the local stack can neither run nor ignore
                    {Type: AWS::SQS::Queue, Properties: {FifoQueue: true}} | X.FifoQueue is not known to the local stack
                    {Type: AWS::SQS::Queue, Condition: C} | Condition is not known
                    {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 1.5}} | X.VisibilityTimeout must be an integer
                    {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: -1}} | X.VisibilityTimeout must be an integer
                    {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: !Ref Nobody}} | Nobody is referred to
                    {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: !Select [0, [1]]}} | Fn::Select is not a function
                    {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: !If [C, 1, 2]}} | The condition C is not defined
                    {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: !If [C]}} | Fn::If must be given a list of 3
                    {Type: AWS::DynamoDB::Table, Properties: {KeySchema: [{AttributeName: id, KeyType: HASH}]}} | X.KeySchema is [id HASH] but must be
                    {Type: AWS::Serverless::StateMachine, Properties: {Type: STANDARD, DefinitionUri: a}} | X.Type is STANDARD
                    {Type: AWS::Serverless::StateMachine, Properties: {Type: EXPRESS, Definition: {}}} | X.Definition is not known
                    {Type: AWS::Serverless::Function, Properties: {Timeout: 1, MemorySize: 1}} | X.Handler is missing
                    {Type: AWS::Serverless::Function, Properties: {Handler: a.B, MemorySize: 1}} | X.Timeout is missing
                    {Type: AWS::Serverless::Function, Properties: {Handler: a.B, Timeout: 1, MemorySize: 1, Layers: []}} | X.Layers is not known
                    {Type: AWS::Serverless::HttpApi, Properties: {DefinitionBody: {paths: {/x: {get: {security: []}}}}}} | No function serves [GET /x]
                    {Type: AWS::Serverless::HttpApi, Properties: {CorsConfiguration: true}} | X.CorsConfiguration is not known
                    {Properties: {}} | X.Type is missing
                    text | X must be a mapping
                    """)
    void resourcesThatTheLocalStackWouldGetWrongAreRefused(String resource, String message) {
        refused("Resources: {X: " + resource + "}", message);
    }

    @Test
    void aPipeThatDoesNotWaitIsRefused() {
        refused("""
                Resources:
                  Q: {Type: AWS::SQS::Queue}
                  M: {Type: AWS::Serverless::StateMachine, Properties: {Type: EXPRESS, DefinitionUri: a}}
                  P:
                    Type: AWS::Pipes::Pipe
                    Properties:
                      Source: !GetAtt Q.Arn
                      SourceParameters: {SqsQueueParameters: {BatchSize: 1}}
                      Target: !Ref M
                      TargetParameters: {StepFunctionStateMachineParameters: {InvocationType: FIRE_AND_FORGET}}
                """, "P.TargetParameters", "REQUEST_RESPONSE");
    }

    @Test
    void whatIsNoTemplateIsRefused() {
        refused("", "the template must be a mapping");
        refused("Resources: [", "t.yaml is not YAML");
        refused("Resources: {}\nResources: {}", "The key Resources is given twice", "line 2");
        refused("Mappings: {}\nResources: {}", "the template.Mappings is not known");
        refused("Description: x", "the template.Resources is missing");
        assertThatThrownBy(() -> Template.load(directory.resolve("absent.yaml")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void parametersHaveDefaultsAndLimits() throws IOException {
        String text = "Parameters: {N: {Type: Number, Default: 5, AllowedValues: [5, 7]}, S: {Type: String}}\n"
                + "Resources: {Q: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !Ref N}}}";
        assertThat(load(text, Map.of("S", "s")).queues().get(0).delay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(load(text, Map.of("S", "s", "N", "7")).queues().get(0).delay())
                .isEqualTo(Duration.ofSeconds(7));
        refused(text, "The parameter S has neither a value nor a default");
        assertThatThrownBy(() -> load(text, Map.of("S", "s", "N", "6")))
                .hasMessageContaining("The parameter N is 6 but must be one of [5, 7]");
        assertThatThrownBy(() -> load(text, Map.of("S", "s", "T", "t")))
                .hasMessageContaining("T is not a parameter of the template");
    }

    @Test
    void intrinsicFunctionsAreResolvedInShortAndLongForm() throws IOException {
        Map<String, String> environment =
                load("""
                        Parameters: {Mode: {Type: String, Default: a}, List: {Type: CommaDelimitedList, Default: "x,y"}}
                        Conditions: {IsA: !Equals [!Ref Mode, a], IsNotA: !Not [!Equals [!Ref Mode, a]]}
                        """ + FUNCTION + """
                      Environment:
                        Variables:
                          SUB: !Sub "${AWS::Region}-${Mode}-${Q}-${Q.Arn}-${!Literal}"
                          JOIN: !Join ["+", !Ref List]
                          IF: !If [IsA, "yes", "no"]
                          IFNOT: {"Fn::If": [IsNotA, "yes", "no"]}
                          ALIAS: !Ref F.Alias
                          GETATT: {"Fn::GetAtt": [Q, Arn]}
                          NONE: !If [IsA, !Ref AWS::NoValue, "no"]
                """).functions().get(0).environment();
        assertThat(environment)
                .containsOnly(
                        Map.entry(
                                "SUB",
                                "us-east-1-a-http://q/000000000000/Q-arn:aws:sqs:us-east-1:000000000000:Q-${Literal}"),
                        Map.entry("JOIN", "x+y"),
                        Map.entry("IF", "yes"),
                        Map.entry("IFNOT", "no"),
                        Map.entry("ALIAS", "arn:aws:lambda:us-east-1:000000000000:function:F:live"),
                        Map.entry("GETATT", "arn:aws:sqs:us-east-1:000000000000:Q"));
    }

    @Test
    void defaultsAreThoseOfAws() throws IOException {
        Template template = load(withEvent("{Type: SQS, Properties: {Queue: !GetAtt Q.Arn}}"));
        assertThat(template.functions().get(0).queueSources())
                .containsExactly(new QueueSource("Q", 10, Duration.ZERO, false));
        assertThat(template.queues().get(0).visibilityTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(template.queues().get(0).redrive()).isNull();
    }
}
