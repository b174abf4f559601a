package dev.strongroom.files;

import dev.strongroom.model.BucketType;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What is to change about a bucket (sheet 02 §3.3). What is empty stays; what is there replaces the
 * whole value.
 *
 * @param ifRevisionIs the revision that the bucket must be at; empty when any will do
 */
public record BucketChange(
    Optional<BucketType> type,
    Optional<SortedMap<String, String>> info,
    OptionalLong ifRevisionIs) {}
