import FlightConsole
import Glibc
import MissionLanguage

/// Where missions are found by their name: each is a verb of the language.
enum MissionFolders {
    /// The missions beside a file, in this folder, in its `missions`, and in the folders of `COPTER_MISSIONS`, in this order.
    static func library(beside file: String? = nil) -> MissionLibrary {
        let folders = folders(beside: file)
        return MissionLibrary { name in
            for folder in folders {
                let path = (folder == "." ? "" : folder + "/") + name + ".fly"
                // A file that is there and cannot be read is as good as none: what asks for it says that it is missing.
                if let text = try? InputFile.text(path) { return SourceText(name: path, text: text) }
            }
            return nil
        }
    }

    /// The same missions with their names, which the prompt completes.
    static func shelf() -> MissionShelf {
        let folders = folders(beside: nil)
        return MissionShelf(library: library()) {
            Set(folders.flatMap(Self.names(in:))).sorted()
        }
    }

    private static func folders(beside file: String?) -> [String] {
        var folders: [String] = []
        if let file, let slash = file.lastIndex(of: "/") { folders.append(String(file[..<slash])) }
        folders += [".", "missions"]
        return folders + (Environment.value("COPTER_MISSIONS")?.split(separator: ":").map(String.init) ?? [])
    }

    /// The names of the missions in a folder; none where there is no such folder.
    private static func names(in folder: String) -> [String] {
        guard let directory = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let file = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if file.hasSuffix(".fly") { names.append(String(file.dropLast(".fly".count))) }
        }
        return names
    }
}
