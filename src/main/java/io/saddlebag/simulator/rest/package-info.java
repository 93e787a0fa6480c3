/**
 * The REST API: versions, single records, collections, composite, describe, limits and queries, as functions from a call
 * to an answer. They read the request, hand the work to {@code dml}, {@code soql} or {@code schema}, and write the answer
 * in Salesforce's shape. They decide nothing about records.
 */
package io.saddlebag.simulator.rest;
