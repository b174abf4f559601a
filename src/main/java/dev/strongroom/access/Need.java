package dev.strongroom.access;

/**
 * An action on a target: one thing that an operation must be allowed to do. Made by {@link
 * Action#on}.
 *
 * @param action what
 * @param target to what
 */
public record Need(Action<?> action, Target target) {}
