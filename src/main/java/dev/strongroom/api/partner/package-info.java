/**
 * The door of the Partner API (sheet 03): B2's operations on Groups, one file for each.
 *
 * <p>Comes in: calls of {@code /b2api/vN/b2_list_groups} and its four like. Goes out: B2's JSON.
 * Never here: other operations of {@code /b2api}, stores, decisions.
 *
 * <p>Start reading at {@link dev.strongroom.api.partner.CreateGroupMember}.
 */
@NullMarked
package dev.strongroom.api.partner;

import org.jspecify.annotations.NullMarked;
