package io.podium.lambda.permissions;

/** What a function can ask of a table, as finely as permissions tell it apart. */
public enum StoreOperation {
    GET,
    GET_ALL,
    QUERY,
    QUERY_INDEX,
    /** One new item by itself. */
    INSERT,
    /** One item in the place of its last version. */
    REPLACE,
    DELETE,
    /** New items from a list, which may hold one or many. */
    INSERT_OF_LIST,
    REPLACE_OF_LIST,
    DELETE_OF_LIST,
    /** A new item in a transaction. */
    INSERT_TOGETHER,
    REPLACE_TOGETHER,
    DELETE_TOGETHER,
    ADD,
    APPEND
}
