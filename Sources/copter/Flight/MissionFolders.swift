import MissionLanguage

/// Where missions are found by their name: each is a verb of the language.
enum MissionFolders {
    /// The missions beside a file, in this folder, in its `missions`, and in the folders of `COPTER_MISSIONS`, in this order.
    static func library(beside file: String? = nil) -> MissionLibrary {
        var folders: [String] = []
        if let file, let slash = file.lastIndex(of: "/") { folders.append(String(file[..<slash])) }
        folders += [".", "missions"]
        folders += Environment.value("COPTER_MISSIONS")?.split(separator: ":").map(String.init) ?? []
        return MissionLibrary { [folders] name in
            for folder in folders {
                let path = (folder == "." ? "" : folder + "/") + name + ".fly"
                // A file that is there and cannot be read is as good as none: what asks for it says that it is missing.
                if let text = try? InputFile.text(path) { return SourceText(name: path, text: text) }
            }
            return nil
        }
    }
}
