/// Keys of `custom:`, `userbox:`, `gps:` and `rescue:`.
extension ConfigurationKey<IdentifierSelection> {
    /// Selects, creates or deletes an application configuration (`custom:application_id`).
    public static var applicationID: Self {
        Self(
            "custom:application_id",
            [.read, .write, .customWrite, .notLoaded, .momentary],
            .session,
            default: "00000000",
            taking: .form(.identifier),
            on: .both("fw 1.6+"),
            summary: "Selects, creates or deletes an application configuration"
        )
    }

    /// Selects, creates or deletes a user profile (`custom:profile_id`).
    public static var profileID: Self {
        Self(
            "custom:profile_id",
            [.read, .write, .customWrite, .notLoaded, .momentary],
            .session,
            default: "00000000",
            taking: .form(.identifier),
            on: .both("fw 1.6+"),
            summary: "Selects, creates or deletes a user profile"
        )
    }

    /// Selects, creates or deletes a session (`custom:session_id`).
    public static var sessionID: Self {
        Self(
            "custom:session_id",
            [.read, .write, .customWrite, .notLoaded, .momentary],
            .session,
            default: "00000000",
            taking: .form(.identifier),
            on: .both("fw 1.6+"),
            summary: "Selects, creates or deletes a session"
        )
    }
}

extension ConfigurationKey<String> {
    /// Description of the current application configuration (`custom:application_desc`).
    public static var applicationDescription: Self {
        Self(
            "custom:application_desc",
            [.read, .write, .customWrite],
            .application,
            default: "Default application configuration",
            on: .both("fw 1.6+"),
            summary: "Description of the current application configuration"
        )
    }

    /// Description of the current profile (`custom:profile_desc`).
    public static var profileDescription: Self {
        Self(
            "custom:profile_desc",
            [.read, .write, .customWrite],
            .user,
            default: "Default profile configuration",
            on: .both("fw 1.6+"),
            summary: "Description of the current profile"
        )
    }

    /// Description of the current session (`custom:session_desc`).
    public static var sessionDescription: Self {
        Self(
            "custom:session_desc",
            [.read, .write, .customWrite],
            .session,
            default: "Default session configuration",
            on: .both("fw 1.6+"),
            summary: "Description of the current session"
        )
    }
}

extension ConfigurationKey<UserboxCommand> {
    /// Navdata recording and picture capture on board (`userbox:userbox_cmd`).
    public static var userboxCommand: Self {
        Self(
            "userbox:userbox_cmd",
            [.read, .write, .customWrite, .notLoaded, .momentary],
            .session,
            default: "0",
            taking: .form(.userboxCommand),
            on: .two,
            summary: "Navdata recording and picture capture on board"
        )
    }
}

extension ConfigurationKey<Double> {
    /// Latitude for tagging, from the client; 500 is none (`gps:latitude`).
    public static var gpsLatitude: Self {
        Self(
            "gps:latitude",
            [.read, .write, .customWrite, .notLoaded],
            .session,
            default: "500.0",
            in: .degrees,
            on: .two,
            summary: "Latitude for tagging, from the client; 500 is none"
        )
    }

    /// Longitude for tagging, from the client; 500 is none (`gps:longitude`).
    public static var gpsLongitude: Self {
        Self(
            "gps:longitude",
            [.read, .write, .customWrite, .notLoaded],
            .session,
            default: "500.0",
            in: .degrees,
            on: .two,
            summary: "Longitude for tagging, from the client; 500 is none"
        )
    }

    /// Altitude for tagging, from the client (`gps:altitude`).
    public static var gpsAltitude: Self {
        Self(
            "gps:altitude",
            [.read, .write, .customWrite, .notLoaded],
            .session,
            default: "0.0",
            in: .meters,
            on: .two,
            summary: "Altitude for tagging, from the client"
        )
    }
}

extension ConfigurationKey<Float> {
    /// Client-supplied accuracy (`gps:accuracy`).
    public static var gpsAccuracy: Self {
        Self(
            "gps:accuracy",
            nil,
            .session,
            default: .unknown,
            in: .meters,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Client-supplied accuracy"
        )
    }
}

extension ConfigurationKey<Int32> {
    /// Rescue mode: shake or motor pulses to free a stuck drone (`rescue:rescue`).
    public static var rescue: Self {
        Self(
            "rescue:rescue",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Rescue mode: shake or motor pulses to free a stuck drone"
        )
    }
}
