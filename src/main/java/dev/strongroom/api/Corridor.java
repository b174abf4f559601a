package dev.strongroom.api;

import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.KeyUses;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.usage.UsageMeter;
import java.util.List;

/**
 * What every request walks through, always forwards: route, authenticate, read, gate, perform,
 * reply. Listening comes before and sending after, in the listener.
 */
public final class Corridor {
  private final List<Door<?, ?>> doors;
  private final Gate gate;
  private final KeyUses keyUses;
  private final UsageMeter meter;
  private final RequestLog requestLog;

  /**
   * Makes the corridor.
   *
   * @param doors asked in this order; the last one must open for every call
   */
  public Corridor(
      List<Door<?, ?>> doors,
      AuditTrail audit,
      KeyRing keyRing,
      KeyUses keyUses,
      UsageMeter meter,
      RequestLog requestLog) {
    this.doors = List.copyOf(doors);
    this.gate = new Gate(audit, keyRing);
    this.keyUses = keyUses;
    this.meter = meter;
    this.requestLog = requestLog;
  }

  /** Answers a call. Never throws: whatever goes wrong is dressed by the door. */
  public Reply answer(Call call) {
    for (Door<?, ?> door : doors) {
      if (door.opensFor(call)) {
        return walk(door, call);
      }
    }
    throw new IllegalStateException("the last door must open for every call");
  }

  private <R, I extends Introduced> Reply walk(Door<R, I> door, Call call) {
    RequestLog.Entry entry;
    try {
      entry = requestLog.begin(call);
    } catch (RuntimeException noTime) {
      RequestLog.notBegun(call, noTime);
      return door.dress(call, noTime);
    }
    R request;
    try {
      request = door.understand(call);
    } catch (RuntimeException problem) {
      return replied(entry, problem, dressed(door, call, problem, entry));
    }
    Reply reply;
    try {
      Operation<I, ?, ?> operation = door.route(request);
      entry.routed(operation.name());
      I input = authenticate(door, request, operation, entry);
      entry.authenticated(input.grant());
      reply = pass(operation, input, entry);
    } catch (RuntimeException problem) {
      return replied(entry, problem, door.dress(request, call, problem));
    } catch (StackOverflowError tooDeep) {
      RuntimeException problem = new IllegalStateException("the stack was too small", tooDeep);
      return replied(entry, problem, door.dress(request, call, problem));
    }
    entry.replied(reply);
    return reply;
  }

  /** What cannot be understood may be a credential, and is then turned away as every other is. */
  private Reply dressed(
      Door<?, ?> door, Call call, RuntimeException problem, RequestLog.Entry entry) {
    try {
      turnAway(entry, problem);
      return door.dress(call, problem);
    } catch (RuntimeException noLine) {
      entry.failed(noLine);
      return door.dress(call, noLine);
    }
  }

  private static Reply replied(RequestLog.Entry entry, RuntimeException problem, Reply reply) {
    entry.failed(problem);
    entry.replied(reply);
    return reply;
  }

  private <R, I extends Introduced> I authenticate(
      Door<R, I> door, R request, Operation<I, ?, ?> operation, RequestLog.Entry entry) {
    try {
      return door.authenticate(request, operation);
    } catch (Fault fault) {
      turnAway(entry, fault);
      throw fault;
    }
  }

  private void turnAway(RequestLog.Entry entry, RuntimeException problem) {
    if (problem instanceof Fault fault) {
      fault.rejection().ifPresent(rejection -> gate.turnAway(entry.occasion(), rejection));
    }
  }

  private <I extends Introduced, Q, A> Reply pass(
      Operation<I, Q, A> operation, I input, RequestLog.Entry entry) {
    Q request = operation.read(input);
    entry.read();
    List<Need> needs = operation.needs(request);
    Permit permit = gate.admit(entry.occasion(), input, needs);
    entry.admitted();
    keyUses.used(permit);
    A answer;
    try {
      answer = operation.perform(permit, request);
    } catch (RuntimeException problem) {
      meter.request(permit, needs, operation.name(), 1);
      throw problem;
    }
    meter.request(permit, needs, operation.name(), operation.transactions(answer));
    entry.performed();
    return operation.reply(input, permit, answer);
  }
}
