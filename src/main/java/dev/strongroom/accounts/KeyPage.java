package dev.strongroom.accounts;

import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import java.util.List;
import java.util.Optional;

/**
 * A page of application keys in ascending order of id.
 *
 * @param next where the next page begins; empty at the end
 */
public record KeyPage(List<ApplicationKey> keys, Optional<ApplicationKeyId> next) {}
