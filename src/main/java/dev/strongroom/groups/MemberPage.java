package dev.strongroom.groups;

import dev.strongroom.model.Group;
import java.util.List;
import java.util.Optional;

/**
 * A page of a Group's members in ascending order of their folded addresses.
 *
 * @param nextEmail the first address that is not on the page; empty at the end
 */
public record MemberPage(Group group, List<MemberOverview> members, Optional<String> nextEmail) {}
