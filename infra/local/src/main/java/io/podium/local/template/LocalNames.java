package io.podium.local.template;

import java.net.URI;

/**
 * Names a resource by its logical id, within a region and account of its own.
 *
 * @param queues where the queue service listens; a queue's URL is below it
 */
public record LocalNames(String region, String account, URI queues) implements ResourceNames {

    /** The account that local stand-ins for AWS use. */
    public static final String ACCOUNT = "000000000000";

    /** Names in us-east-1 for queues at an address. */
    public LocalNames(URI queues) {
        this("us-east-1", ACCOUNT, queues);
    }

    @Override
    public String ref(String type, String id) {
        return switch (type) {
            case "AWS::DynamoDB::Table",
                    "AWS::Serverless::Function",
                    "AWS::Serverless::HttpApi",
                    "AWS::Logs::LogGroup" -> id;
            case "AWS::SQS::Queue" -> queues.toString().replaceAll("/$", "") + "/" + account + "/" + id;
            case "AWS::Serverless::StateMachine" -> attribute(type, id, "Arn");
            default -> throw new TemplateException("Ref of " + id + ": nobody knows what " + type + " is called");
        };
    }

    @Override
    public String attribute(String type, String id, String attribute) {
        return switch (type + "." + attribute) {
            case "AWS::DynamoDB::Table.Arn" -> arn("dynamodb", "table/" + id);
            case "AWS::SQS::Queue.Arn" -> arn("sqs", id);
            case "AWS::SQS::Queue.QueueName" -> id;
            case "AWS::IAM::Role.Arn" -> arn("iam", "role/" + id);
            case "AWS::Logs::LogGroup.Arn" -> arn("logs", "log-group:" + id + ":*");
            case "AWS::Serverless::Function.Arn" -> arn("lambda", "function:" + id);
            case "AWS::Serverless::Function.Alias" -> arn("lambda", "function:" + id + ":live");
            case "AWS::Serverless::StateMachine.Arn" -> arn("states", "stateMachine:" + id);
            default ->
                throw new TemplateException(
                        "GetAtt " + id + "." + attribute + ": nobody knows the " + attribute + " of " + type);
        };
    }

    private String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }
}
