// What FTP shows of the drone.
extension SimulatedDrone {
    /// What a client of the media port (21) wrote; returns what is to be done.
    public mutating func receiveMediaCommands(_ bytes: [UInt8], in session: inout FTPSession) -> [FTPSession.Action] {
        session.receive(bytes, files: &firmware.files)
    }

    /// What a client of the update port (5551) wrote; returns what is to be done.
    public mutating func receiveUpdateCommands(_ bytes: [UInt8], in session: inout FTPSession) -> [FTPSession.Action] {
        var files = FileTree.update(of: settings.generation)
        return session.receive(bytes, files: &files)
    }

    /// Stores what ``SimulatorOutput/photographDue(_:path:)`` or ``VideoSettings/filmOnKey`` asked for, in place of what
    /// is there; what does not fit into the drone's memory is not stored.
    public mutating func store(_ bytes: [UInt8], at path: String) {
        firmware.files.remove(path)
        firmware.files.write(bytes, at: path)
    }
}
