package io.podium.local.template;

/** What resources are called at run time: the answers to {@code Ref} and {@code GetAtt}. */
public interface ResourceNames {

    /**
     * Answers {@code Ref}.
     *
     * @param type such as {@code AWS::SQS::Queue}
     * @param id logical id
     * @throws TemplateException when it does not know
     */
    String ref(String type, String id);

    /**
     * Answers {@code GetAtt}.
     *
     * @param type such as {@code AWS::SQS::Queue}
     * @param id logical id
     * @param attribute such as {@code Arn}, or {@code Alias} for a function's alias, which SAM lets one refer to
     * @throws TemplateException when it does not know
     */
    String attribute(String type, String id, String attribute);

    /** Answers {@code Ref} of {@code AWS::Region}. */
    String region();

    /** Answers {@code Ref} of {@code AWS::AccountId}. */
    String account();
}
