import DroneSim
import DroneWire

/// Any bytes to any service, with time in between, leave a drone that sends navdata which can be read.
///
/// Each piece of the input is a byte that says what happens, one that says how many bytes belong to it, and those.
@c(LLVMFuzzerTestOneInput)
public func fuzzSimulator(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    var input = [UInt8](UnsafeBufferPointer(start: start, count: count))[...]
    var settings = SimulatorSettings()
    settings.generation = input.popFirst().map { $0 & 1 == 1 ? .one : .two } ?? .two
    settings.usb = .present
    var drone = SimulatedDrone(settings: settings)
    var (media, update) = (FTPSession(), FTPSession())
    var now = Duration.zero
    while let what = input.popFirst() {
        let bytes = [UInt8](input.prefix(Int(input.popFirst() ?? 0)))
        input = input.dropFirst(bytes.count)
        switch what % 7 {
        case 0, 1: drone.receiveCommands(bytes.span.bytes, at: now)
        case 2: drone.receiveNavdataWake(bytes.span.bytes, from: UInt64(bytes.first ?? 0), at: now)
        case 3: _ = drone.receiveMediaCommands(bytes, in: &media)
        case 4: _ = drone.receiveUpdateCommands(bytes, in: &update)
        case 5:
            now += .milliseconds(bytes.reduce(1) { $0 + Int($1) } % 3000)
            check(drone.advance(to: now))
        default:
            if let fault = try? Fault(parsing: String(decoding: bytes, as: UTF8.self)) { drone.inject(fault) }
        }
    }
    check(drone.advance(to: now + .milliseconds(200)))
    precondition(drone.truth.position.z.isFinite, "the drone is nowhere")
    return 0
}

private func check(_ outputs: [SimulatorOutput]) {
    for case .navdata(let bytes, _) in outputs {
        do {
            _ = try NavdataDatagram(parsing: bytes.span.bytes)
        } catch {
            preconditionFailure("navdata does not decode: \(error)")
        }
    }
}
