package io.podium.local.cli;

import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import io.podium.local.remote.RemoteAnswer;
import java.net.URI;
import java.util.List;

/** What a problem document of the API (RFC 9457) says to whoever called a command. */
final class Refusal {
    private Refusal() {}

    static CommandFailure of(URI url, RemoteAnswer answer) {
        Tree problem = new Tree(answer.body());
        StringBuilder message = new StringBuilder()
                .append(url)
                .append(" answers ")
                .append(answer.status())
                .append(": ")
                .append(words(answer, problem));
        for (Tree error : problem.at("errors").elements()) {
            message.append("\n  ")
                    .append(error.at("field").text().orElse("?"))
                    .append(": ")
                    .append(error.at("rule").text().orElse("?"));
        }
        return new CommandFailure(message.append(hint(answer.status())).toString(), exitCode(answer.status()));
    }

    private static String words(RemoteAnswer answer, Tree problem) {
        List<Tree> errors = problem.at("errors").elements();
        String title = problem.at("title")
                .text()
                .or(() -> problem.at("message").text())
                .orElseGet(() -> answer.body() == null ? "nothing more" : Json.write(answer.body()));
        // Where fields are named, the detail only says the first of them again.
        String detail = errors.isEmpty() ? problem.at("detail").text().orElse("") : "";
        return detail.isEmpty() ? title : title + ": " + detail;
    }

    private static String hint(int status) {
        return switch (status) {
            case 401, 403 ->
                "\nMaybe sign the request by --region and AWS credentials, or give a token by --token-file or PODIUM_TOKEN.";
            case 429 -> "\nMaybe try again later.";
            case 502, 503, 504 -> "\nThe same may be sent again.";
            default -> "";
        };
    }

    private static int exitCode(int status) {
        if (status == 404) {
            return Exit.NOT_FOUND;
        }
        return status >= 500 ? Exit.UNREACHABLE : Exit.REFUSED;
    }
}
