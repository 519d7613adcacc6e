package io.podium.lambda.permissions;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Makes clients of the SDK that answer every request with an empty response, and keeps which actions the requests take:
 * those of their own names, but for the few that IAM calls otherwise.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html">Actions of
 *     services</a>
 */
public final class RecordedCalls {
    private static final Map<String, String> CALLED_OTHERWISE =
            Map.of("sqs:SendMessageBatch", "sqs:SendMessage", "lambda:Invoke", "lambda:InvokeFunction");

    private final Set<String> actions = new TreeSet<>();

    /** Returns a client of this type. */
    public <C extends SdkClient> C client(Class<C> type) {
        InvocationHandler record = (proxy, method, arguments) -> {
            if (arguments != null && arguments[0] instanceof AwsRequest) {
                String service = (String) type.getField("SERVICE_NAME").get(null);
                String action = service + ":" + capital(method.getName());
                actions.add(CALLED_OTHERWISE.getOrDefault(action, action));
                return empty(method);
            }
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, record));
    }

    /** Returns the actions until now. */
    public Set<String> actions() {
        return Set.copyOf(actions);
    }

    private static Object empty(Method method) throws ReflectiveOperationException {
        Object builder = method.getReturnType().getMethod("builder").invoke(null);
        Method build = SdkBuilder.class.getMethod("build");
        return build.invoke(builder);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
