package dev.strongroom.groups;

import java.util.Optional;

/**
 * A member that is to be made.
 *
 * @param region the name of its region; empty for the standard one
 */
public record NewMember(String email, Optional<String> region) {}
