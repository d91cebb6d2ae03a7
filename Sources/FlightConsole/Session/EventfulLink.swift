package import DroneLink
package import FlightCore

/// Runs `body` with a drone and tells what happens, until the link has ended: the landing behind the body is told as well.
///
/// `link` lends the drone, as ``withDrone(at:settings:_:)`` does. What it throws, or the body, is thrown.
package func withEvents<Result: Sendable>(
    telling tell: @escaping @Sendable (FlightEvent) -> Void,
    of link: @escaping (_ body: (Drone) async throws -> Result) async throws -> Result,
    _ body: (Drone) async throws -> Result
) async throws -> Result {
    let (subscriptions, subscribe) = AsyncStream.makeStream(of: Updates<FlightEvent>.self)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            for await events in subscriptions {
                for await event in events { tell(event) }
            }
        }
        let outcome: Swift.Result<Result, any Error>
        do {
            outcome = .success(
                try await link { drone in
                    subscribe.yield(drone.events)
                    // This one came before anybody could subscribe.
                    tell(.connected(flying: drone.isFlying))
                    return try await body(drone)
                }
            )
        } catch {
            outcome = .failure(error)
        }
        subscribe.finish()
        try await group.waitForAll()
        return try outcome.get()
    }
}
