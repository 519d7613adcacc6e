package io.podium.lambda.dynamodb;

import io.podium.lambda.dynamodb.StoreActions.Action;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * A client of DynamoDB that keeps which actions its requests take. A request takes the action of its own name, except
 * that a batch of statements takes one for each kind of statement, and a transaction one for each kind of write.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">Actions of
 *     DynamoDB</a>
 */
final class RecordedRequests {
    private final DynamoDbClient client;
    private Set<Action> actions = empty();

    RecordedRequests(DynamoDbClient client) {
        InvocationHandler record = (proxy, method, arguments) -> {
            if (method.isDefault() && !(arguments[0] instanceof SdkRequest)) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            if (arguments != null && arguments[0] instanceof SdkRequest request) {
                note(method, request);
            }
            return call(client, method, arguments);
        };
        this.client = (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, record);
    }

    private static Object call(DynamoDbClient client, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    DynamoDbClient client() {
        return client;
    }

    /** Returns the actions since the last time. */
    Set<Action> taken() {
        Set<Action> taken = actions;
        actions = empty();
        return taken;
    }

    /** Does something that is not kept. */
    void aside(Runnable preparation) {
        Set<Action> kept = taken();
        preparation.run();
        actions = kept;
    }

    private void note(Method method, SdkRequest request) {
        String suffix =
                request instanceof QueryRequest query && query.indexName() != null ? "/index/" + query.indexName() : "";
        names(method, request)
                .map(name -> new Action("dynamodb:" + name, suffix))
                .forEach(actions::add);
    }

    private static Stream<String> names(Method method, SdkRequest request) {
        if (request instanceof BatchExecuteStatementRequest batch) {
            return batch.statements().stream()
                    .map(each -> each.statement().substring(0, each.statement().indexOf(' ')))
                    .map(verb -> "PartiQL" + capital(verb.toLowerCase(Locale.ROOT)));
        }
        if (request instanceof TransactWriteItemsRequest transaction) {
            return transaction.transactItems().stream().map(RecordedRequests::name);
        }
        return Stream.of(capital(method.getName()));
    }

    private static String name(TransactWriteItem item) {
        if (item.put() != null) {
            return "PutItem";
        }
        if (item.delete() != null) {
            return "DeleteItem";
        }
        return item.update() != null ? "UpdateItem" : "ConditionCheckItem";
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static Set<Action> empty() {
        return new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    }
}
