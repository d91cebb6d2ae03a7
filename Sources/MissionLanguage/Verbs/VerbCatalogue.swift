/// The verbs of the language in one table: parser, checker, help, completion and documentation read it.
public enum VerbCatalogue {
    /// Every verb, in the order in which a newcomer wants to meet them.
    public static let all: [Verb] = flight + moves + turns + places + camera + rest

    /// The verb with an identity.
    public static func verb(_ id: Verb.ID) -> Verb {
        guard let verb = byID[id] else { preconditionFailure("the verb \(id.rawValue) has no row in the catalogue") }
        return verb
    }

    /// The verb with a name.
    public static func verb(named name: String) -> Verb? { Verb.ID(rawValue: name).map(verb) }

    /// The verb that a short form of the prompt stands for, and the words it brings along.
    public static func expansion(ofShortForm word: String) -> (verb: Verb, words: [String])? {
        switch word {
        case "cw": (verb(.turn), ["right"])
        case "ccw": (verb(.turn), ["left"])
        default: byShortForm[word].map { ($0, []) }
        }
    }

    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    private static let byShortForm = Dictionary(
        uniqueKeysWithValues: all.compactMap { verb in verb.shortForm.map { ($0, verb) } }
    )

    // MARK: Modifiers that many verbs share

    private static let speed = ModifierUse(modifier: .at, amount: .only("speed", .speed))
    private static let rate = ModifierUse(modifier: .at, amount: .only("rate", .turnRate))
    private static let duration = ModifierUse(modifier: .for, amount: .only("time", .time))
    private static let within = ModifierUse(modifier: .within, amount: .only("distance", .length))
    private static let withinAngle = ModifierUse(modifier: .within, amount: .only("angle", .angle))
    private static let settle = ModifierUse(modifier: .settle, amount: .only("time", .time))
    private static let timeout = ModifierUse(modifier: .timeout, amount: .only("time", .time))
    private static let arrival = [within, settle, timeout]
    private static let facing = ModifierUse(modifier: .facing, amount: .only("heading or place", .angle))

    // MARK: The table

    private static let flight = [
        Verb(
            .takeoff,
            .optional(.sequence([.word("to"), .amount(.height, .only("height", .length))])),
            modifiers: [speed, timeout],
            place: .ground,
            summary: "start the motors and reach a hover, then climb to a height",
            examples: ["takeoff", "takeoff to 1.5m"],
            defaults: "the drone's own hover, about 0.8 m",
            ending: "hovering for 0.5 s; gives up after 10 s, plus the climb"
        ),
        Verb(
            .land,
            modifiers: [timeout],
            summary: "come down and stop the motors; ends the mission",
            examples: ["land"],
            ending: "on the ground for 0.5 s; reported after 20 s, and tried for ever"
        ),
        Verb(
            .hover,
            .either([
                .sequence([.choice(.tag, ["over"]), .word("tag")]), .optional(.amount(.time, .only("time", .time))),
            ]),
            modifiers: [duration, within, timeout],
            except: [1: [.within]],
            place: .air,
            summary: "come to rest and stay; over a tag that the camera below sees, if asked to",
            examples: ["hover", "hover 3s", "hover over tag for 5s"],
            defaults: "over a tag: within 20 cm",
            ending:
                "slower than 0.15 m/s for 0.5 s, then the time; gives up after 5 s plus the time, over a tag after 15 s"
        ),
    ]

    private static let moves: [Verb] = [
        move(.forward, "fly ahead, along the nose", short: "f"),
        move(.back, "fly backwards, the nose stays", short: "b"),
        move(.left, "fly to the left, the nose stays", short: "l"),
        move(.right, "fly to the right, the nose stays", short: "r"), move(.up, "climb", short: "u"),
        move(.down, "sink", short: "d"),
        Verb(
            .move,
            .axes(.place),
            modifiers: [speed] + arrival + [facing],
            place: .air,
            summary: "one straight move along several directions, measured from here along the nose",
            examples: ["move forward 2m, up 50cm", "move right 1m, back 1m at 0.3m/s"],
            defaults: "0.5 m/s, within 20 cm for 0.5 s",
            ending: movesEnd
        ),
    ]

    private static let movesEnd =
        "within 20 cm for 0.5 s; gives up after distance / speed x 3 + 5 s, or when 3 s bring it no nearer"

    private static func move(_ id: Verb.ID, _ summary: String, short: String) -> Verb {
        let name = id.rawValue
        return Verb(
            id,
            .amount(
                .amount,
                Amount(
                    placeholder: "distance, speed or %",
                    accepts: [.length, .speed, .percent],
                    allowsBareNumber: false
                )
            ),
            modifiers: [speed, duration] + arrival,
            place: .air,
            short: short,
            summary: summary,
            examples: [
                "\(name) 2m", "\(name) 0.5m/s for 2s", "\(name) 30% for 2s", "\(name) 2m at 0.3m/s within 10cm",
            ],
            defaults: "0.5 m/s, within 20 cm for 0.5 s; at the prompt a bare % lasts 1 s",
            ending: movesEnd
        )
    }

    private static let turns = [
        Verb(
            .turn,
            .either([
                .sequence([
                    .choice(.side, ["left", "right"]),
                    .amount(
                        .amount,
                        Amount(
                            placeholder: "angle, rate or %",
                            accepts: [.angle, .turnRate, .percent],
                            allowsBareNumber: true
                        )
                    ),
                ]),
                .choice(.side, ["around"]),
            ]),
            modifiers: [rate, duration, withinAngle, settle, timeout],
            except: [1: [.for]],
            place: .air,
            summary: "turn on the spot",
            examples: ["turn right 90", "turn left 45deg/s for 2s", "turn around"],
            defaults: "45 °/s, within 5° for 0.5 s",
            ending: "within 5° for 0.5 s; gives up after angle / rate x 3 + 3 s"
        ),
        Verb(
            .face,
            .amount(.amount, .only("heading or place", .angle)),
            modifiers: [rate, withinAngle, settle, timeout],
            place: .air,
            summary: "turn the nose to a heading or a place, the short way; 0 is home's forward, clockwise",
            examples: ["face 90", "face home", "face north"],
            defaults: "45 °/s, within 5° for 0.5 s",
            ending: "within 5° for 0.5 s; gives up after angle / rate x 3 + 3 s"
        ),
        Verb(
            .altitude,
            .amount(.height, .only("height", .length)),
            modifiers: [speed] + arrival,
            place: .air,
            summary: "climb or sink to a height above the take-off point",
            examples: ["altitude 1.5m", "altitude 80cm at 0.3m/s"],
            defaults: "0.5 m/s, within 10 cm for 0.5 s",
            ending: "within 10 cm for 0.5 s; gives up after height / 0.5 x 3 + 5 s"
        ),
    ]

    private static let places = [
        Verb(
            .go,
            .either([
                .sequence([.word("to"), .place(.place)]), .choice(.place, ["home"]),
                .sequence([.word("via"), .places(.via), .word("to"), .place(.place)]),
            ]),
            modifiers: [speed] + arrival + [facing],
            place: .air,
            summary: "fly in a straight line to a mark, or to distances measured from home along home's axes",
            examples: [
                "go to forward 2m, right 1m", "go to gate at 0.3m/s", "go home", "go via gate to home",
            ],
            defaults: "0.5 m/s, within 20 cm for 0.5 s; marks after via are passed without a stop",
            ending: movesEnd
        ),
        Verb(
            .circle,
            .choice(.side, ["left", "right"]),
            modifiers: [
                ModifierUse(modifier: .radius, amount: .only("length", .length), isRequired: true),
                ModifierUse(modifier: .turns, amount: .only("number", .number)), facing, speed, within, timeout,
            ],
            place: .air,
            summary: "fly an arc around the point that lies the radius to that side",
            examples: ["circle right radius 1m", "circle left radius 1.5m turns 2 facing center at 0.4m/s"],
            defaults: "one turn at 0.5 m/s, the nose along the way; facing center looks at the middle",
            ending: "back at its end within 20 cm; gives up after length / speed x 2 + 5 s"
        ),
        Verb(
            .approach,
            .sequence([.word("tag"), .word("to"), .amount(.amount, .only("distance", .length))]),
            modifiers: [speed, within, timeout],
            place: .air,
            summary: "fly up to the tag that the front camera sees",
            examples: ["approach tag to 1m", "approach tag to 1.5m at 0.3m/s timeout 20s"],
            defaults: "0.5 m/s, within 20 cm",
            ending: "at that distance, the tag straight ahead; gives up after 15 s"
        ),
        Verb(
            .mark,
            .name(.name),
            place: .air,
            summary: "remember the pose that is flown to as a place",
            examples: ["mark gate"],
            ending: "at once"
        ),
    ]

    private static let camera = [
        Verb(
            .photo,
            .sequence([.optional(.amount(.count, .only("count", .number))), .optional(.text(.name))]),
            modifiers: [ModifierUse(modifier: .every, amount: .only("time", .time)), timeout],
            summary: "write the next picture of the live camera to a file; several with a count",
            examples: ["photo", "photo 3 \"gate\"", "photo 10 every 500ms"],
            defaults: "one, named by its time",
            ending: "the file is written; gives up after 3 s for each"
        ),
        Verb(
            .record,
            .either([
                .sequence([.choice(.action, ["start"]), .optional(.text(.name))]),
                .choice(.action, ["stop", "usb"]),
            ]),
            modifiers: [timeout],
            block: "record [\"name\"]:",
            summary:
                "film to an MP4 file, or to the drone's own USB stick; as a block the film is as long as the block",
            examples: [
                "record \"square\": forward 2m; turn right 90", "record start \"roof\"", "record stop", "record usb",
            ],
            ending: "the first picture is written; gives up after 5 s"
        ),
        Verb(
            .camera,
            .choice(.camera, ["front", "down"]),
            modifiers: [timeout],
            summary: "choose the camera of the live picture",
            examples: ["camera down", "camera front"],
            ending: "read back from the drone, and looked for in the picture; gives up after 3 s"
        ),
    ]

    private static let rest = [
        Verb(
            .wait,
            .either([
                .sequence([.word("until"), .condition(.condition)]), .amount(.time, .only("time", .time)),
            ]),
            modifiers: [duration, timeout],
            except: [1: [.for, .timeout]],
            summary: "hold the present place for a time, or until a condition holds",
            examples: ["wait 2s", "wait until altitude > 2m timeout 10s", "wait until speed < 0.1m/s for 1s"],
            defaults: "a condition has 60 s",
            ending: "the time is over, or the condition held (for its time)"
        ),
        Verb(
            .led,
            .sequence([
                .choice(.pattern, LampPattern.allCases.map(\.rawValue)),
                .optional(.amount(.rate, .only("rate", .frequency))),
            ]),
            modifiers: [duration],
            summary: "play a pattern on the drone's lamps",
            examples: ["led blink_green", "led fire 5Hz for 3s"],
            defaults: "2 Hz for 2 s",
            ending: "at once"
        ),
        Verb(
            .flip,
            .choice(.side, ["left", "right", "forward", "back"]),
            modifiers: [timeout],
            place: .air,
            summary: "a somersault; wants 3 m of room, height and charge",
            examples: ["flip left", "flip back"],
            ending: "upside down was seen, and level again; gives up after 5 s"
        ),
        Verb(
            .animate,
            .choice(.figure, Figure.allCases.map(\.rawValue)),
            modifiers: [duration, timeout],
            place: .air,
            summary: "a figure that the drone flies by itself",
            examples: ["animate wave", "animate yaw_dance for 3s"],
            defaults: "as long as the drone's maker lets the figure last, 1 to 5 s",
            ending: "the drone moved and is level again; gives up 5 s after the figure's time"
        ),
        Verb(
            .ask,
            .text(.text),
            modifiers: [timeout],
            summary: "ask the operator a question for y or n, and hover meanwhile; fails on n",
            examples: ["ask \"all clear below?\""],
            defaults: "60 s; needs a terminal, or --yes",
            ending: "an answer; fails without one"
        ),
        Verb(
            .say,
            .text(.text),
            summary: "tell the operator; values stand in braces",
            examples: ["say \"at {altitude}, {battery} left\""],
            ending: "at once"
        ),
        Verb(
            .require,
            .sequence([.condition(.condition), .optional(.text(.why))]),
            summary: "go on only if a condition holds; an unknown value does not",
            examples: ["require battery >= 40%", "require altitude > 1m \"too low for this\""],
            ending: "at once"
        ),
        Verb(
            .limit,
            .either([
                .sequence([
                    .choice(.limit, ["altitude", "radius"]), .amount(.amount, .only("length", .length)),
                ]),
                .sequence([.choice(.limit, ["speed"]), .amount(.amount, .only("speed", .speed))]),
                .sequence([.choice(.limit, ["tilt"]), .amount(.amount, .only("angle", .angle))]),
                .sequence([.choice(.limit, ["time"]), .amount(.amount, .only("time", .time))]),
            ]),
            summary: "keep this mission lower, nearer, slower or shorter; can only tighten what holds already",
            examples: ["limit altitude 2.5m", "limit radius 5m", "limit time 3min", "limit tilt 10deg"],
            ending: "at once"
        ),
        Verb(
            .trim,
            place: .ground,
            summary: "take the present attitude for level; on even ground only",
            examples: ["trim"],
            ending: "at once"
        ),
        Verb(
            .calibrate,
            .word("compass"),
            modifiers: [timeout],
            place: .air,
            summary: "let the drone turn once around itself and find north anew",
            examples: ["calibrate compass"],
            ending: "the turn is over; gives up after 15 s"
        ),
        Verb(
            .detect,
            .choice(.tag, TagKind.allCases.map(\.rawValue)),
            modifiers: [timeout],
            summary: "choose the tags that the drone looks for",
            examples: ["detect roundel", "detect oriented", "detect off"],
            ending: "read back from the drone; gives up after 3 s"
        ),
        Verb(
            .set,
            .sequence([.key(.key), .setting(.value)]),
            modifiers: [timeout],
            summary: "change a value of the drone's configuration, as the drone writes it",
            examples: ["set control:altitude_max 2500", "set video:video_channel 0"],
            ending: "read back from the drone; gives up after 3 s"
        ),
        Verb(
            .profile,
            .choice(.profile, FlightProfile.allCases.map(\.rawValue)),
            summary: "take the limits for indoors or outdoors; can only tighten what the operator allows",
            examples: ["profile indoor", "profile outdoor"],
            ending: "the drone has acknowledged its part; 3 tries of 1 s"
        ),
        Verb(
            .end,
            summary: "finish the mission as flown; the drone lands",
            examples: ["end"],
            ending: "at once"
        ),
        Verb(
            .fail,
            .text(.why),
            summary: "finish the mission as failed, with a reason",
            examples: ["fail \"the gate is closed\""],
            ending: "at once"
        ),
        Verb(
            .resume,
            summary: "in a \"when\": go on with what was interrupted, to exactly where it was to lead",
            examples: ["when battery < 50%: say \"half\"; resume"],
            ending: "at once"
        ),
    ]
}
