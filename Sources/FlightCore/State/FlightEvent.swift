public import DroneWire

/// Something that happened, in the past tense; every subscriber sees the same events in the same order.
public enum FlightEvent: Hashable, Sendable {
    /// The drone streams flight data; flying when it was found in the air and is now held in a hover.
    case connected(flying: Bool)

    /// The drone has not confirmed all that it was set to, and is waited for: with the connection for five seconds, or with a
    /// take-off for two and a half.
    case settingsAwaited

    /// The motors started.
    case tookOff

    /// The drone came to its hover after take-off.
    case reachedHover

    /// A landing began, for this reason; until the drone has landed nothing but an emergency stop passes.
    case landingBegan(LandingReason)

    /// The drone was told to land for this long and is not seen on the ground; it is told on and on.
    ///
    /// The height is the last one known. The motors may only be stopped where it is small.
    case landingNotConfirmed(after: Duration, height: Length?)

    /// The drone stands on the ground with its motors off.
    case landed

    /// Nothing was heard from the drone for this long; it is told to hover and the pilot's clock stands still.
    case linkQuiet(Duration)

    /// Nothing was heard from the drone for this long; whoever had the controls has lost them.
    case linkLost(Duration)

    /// The drone is heard again.
    case linkRestored

    /// The drone cut its motors; the state word tells why.
    case emergencyEntered(StateWord)

    /// The emergency was cleared.
    case emergencyCleared

    /// The drone did not enter or leave the emergency in this many requests.
    case emergencyNotConfirmed(tries: Int)

    /// The charge fell below a mark, in percent.
    case batteryLow(percent: Int)

    /// The flight has to come to its end, for this reason: a mission flies what it has for that and lands, everybody else is landed.
    case flightMustEnd(LandingReason)

    /// The drone has heard none of our commands for this long; whoever had the controls has lost them.
    case commandsUnheard(Duration)

    /// The drone was outside this limit for three seconds and is flown back the way it came.
    case leftFence(Refusal)

    /// The drone is inside its limits again.
    case returnedInside

    /// The drone's two sources of its height differ by this much: moves are slow from now on.
    case heightUncertain(Length)

    /// The sources of the height agree again.
    case heightCertain

    /// The place of the drone is not known any more, for this reason.
    case positionLost(PositionLoss)

    /// The place of the drone is known again.
    case positionRegained

    /// The drone lies somewhere, or falls.
    case crashed(Crash)

    /// Something is not as it should be before a take-off, which goes on.
    case noticed(PreflightFinding)

    /// The drone was switched off and on again.
    case rebooted

    /// Somebody else commands the same drone; told once until nothing was seen of it for five seconds.
    case secondController(SecondController)

    /// This program was away for so long that its guardian has taken the drone and lands it; nothing is sent any more.
    case takenOver

    /// A setting was acknowledged by the drone.
    case configured(ConfigurationSetting)

    /// The drone's own listing has the setting as it was written; without a listing its acknowledgement is taken for that.
    case verified(ConfigurationSetting)

    /// A setting was given up, for this reason.
    case configurationFailed(ConfigurationSetting, ConfigurationFailure)

    /// The supervisor did not do what the pilot wanted.
    case refused(Refusal)

    /// A picture was written to this file.
    case photographed(file: String)

    /// A picture could not be written.
    case photoFailed(reason: String)

    /// The first key frame went into this file.
    case recordingStarted(file: String)

    /// The file is complete; length and frames of the film.
    case recordingStopped(file: String, length: Duration, frames: Int)

    /// The film could not be written, or ended early.
    case recordingFailed(reason: String)

    /// The pilot told the operator something.
    case said(String)

    /// The pilot asks the operator something, and waits for yes or no.
    case asked(String)

    /// The operator said yes, or no.
    case answered(Bool)
}

/// Why a landing began.
public enum LandingReason: Hashable, Sendable {
    /// The pilot asked for it.
    case asked

    /// The drone began it by itself.
    case drone

    /// The flight's scope ended with the drone in the air.
    case leaving

    /// The charge fell to this many percent.
    case battery(percent: Int)

    /// The drone reports its battery as too low.
    case batteryFlag

    /// Nothing was heard from the drone for this long.
    case linkLost(Duration)

    /// The take-off did not reach a hover in time.
    case takeOffFailed

    /// At the rate of the last half minute the charge lasts only this long.
    case batteryEnding(Duration)

    /// The voltage has fallen by this much within ten seconds.
    case batterySag(Voltage)

    /// The drone has heard none of our commands for this long.
    case commandsUnheard(Duration)

    /// The drone is farther from home than this and was not brought back.
    case fence(Length)

    /// The drone is higher than this and was not brought back.
    case ceiling(Length)

    /// The drone lies somewhere, or falls.
    case crashed(Crash)

    /// The computer slept, or the program stood still, for this long.
    case asleep(Duration)
}

/// Why the place of the drone is not known any more.
public enum PositionLoss: Hashable, Sendable {
    /// Without a landmark the error has grown to this radius, more than the second that is allowed.
    case error(Length, most: Length)

    /// The floor was not seen, or no velocity was told, for this long.
    case blind(Duration)
}

/// Why the supervisor did not do what a pilot wanted.
public enum Refusal: Hashable, Sendable {
    /// The charge is below the least one for a take-off, both in percent.
    case battery(percent: Int, needed: Int)

    /// The drone is in emergency; it must be cleared first.
    case emergency

    /// A failsafe is landing the drone.
    case landing(LandingReason)

    /// Only possible in the air.
    case notFlying

    /// Only possible on the ground.
    case flying

    /// Nothing was heard from the drone yet, or for too long.
    case noLink

    /// It would lead higher than this ceiling.
    case ceiling(Length)

    /// It would lead lower than this above the take-off point; only a landing does.
    case floor(Length)

    /// It would lead farther from home than this.
    case fence(Length)

    /// There is no estimate of the position to fly by.
    case positionLost

    /// The operator answered this question with no.
    case declined(String)

    /// The drone is being flown back inside its limits.
    case comingBack

    /// The drone is not ready to take off.
    case preflight(PreflightFinding)

    /// This setting would widen a limit, which is for whoever starts the program alone.
    case widening(String)

    /// This setting belongs to the link, which would not live without it.
    case linksOwn(String)
}

/// Why a pilot's work ended before its time.
public enum FlightFailure: Error, Hashable, Sendable {
    /// A step did not end in time; what it was, and its deadline.
    case timeout(step: String, deadline: Duration)

    /// A move came no closer to its target for 3 s.
    case stalled(step: String, remaining: Length)

    /// The supervisor refused.
    case refused(Refusal)

    /// There is no estimate of the position.
    case positionLost

    /// Nothing was heard from the drone for this long.
    case linkLost(Duration)

    /// The drone heard none of our commands for this long.
    case commandsUnheard(Duration)

    /// A failsafe took the flight over and lands.
    case failsafe(LandingReason)

    /// The drone cut its motors.
    case emergency

    /// The drone was switched off and on.
    case rebooted

    /// This program was away for so long that its guardian has taken the drone and lands it.
    case takenOver

    /// A setting did not arrive.
    case configuration(ConfigurationFailure)

    /// A picture or film could not be written.
    case video(reason: String)

    /// The mission says itself that it has failed, and why.
    case mission(String)

    /// A requirement of the mission is not met.
    case requirement(String)

    /// Somebody else took the seat, or the flight's scope was cancelled.
    case replaced

    /// The drone was never seen on the ground; it is still told to land.
    case landingNotConfirmed(after: Duration)
}

/// Why a setting was given up.
public enum ConfigurationFailure: Error, Hashable, Sendable {
    /// The drone did not acknowledge in this many tries.
    case notAcknowledged(tries: Int)

    /// The drone acknowledged it, twice, and still has this value.
    case notTaken(found: String)

    /// The drone acknowledged it, twice, and goes on as this shows.
    case notInEffect(seen: String)

    /// The drone's configuration did not come when it was asked for.
    case notRead

    /// The link ended first.
    case disconnected
}
