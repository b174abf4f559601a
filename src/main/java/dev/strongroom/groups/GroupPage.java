package dev.strongroom.groups;

import dev.strongroom.model.GroupId;
import java.util.List;
import java.util.Optional;

/**
 * A page of Groups in ascending order of id.
 *
 * @param next where the next page begins; empty at the end
 * @param countedAtMillis when what they hold was last counted, milliseconds since 1970 UTC; empty
 *     before the first time
 */
public record GroupPage(
    List<GroupOverview> groups, Optional<GroupId> next, Optional<Long> countedAtMillis) {}
