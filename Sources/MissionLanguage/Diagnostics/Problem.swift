/// What can be wrong with a mission, as facts; ``Problem/wording`` puts it into words.
enum Problem: Hashable {
    // Reading characters.
    case tabIndentation
    case unevenIndentation
    case unclosedText
    case numberTooLarge
    case malformedNumber
    case unknownUnit(String)
    case tooManyProblems

    // Reading statements.
    case unexpectedIndentation
    case emptyBlock(header: String)
    case missingColon(header: String)
    case needlessColon(after: String)
    case blockInLine(header: String)
    case nestingTooDeep(limit: Int)
    case expressionTooLong(limit: Int)
    case elseWithoutStart
    case expected(what: String, found: String)
    case unexpected(after: String, found: String, near: [String])
    case unclosedParenthesis
    case emptyBraces
    case unclosedBrace
    case singleQuotes
    case notAVerb(String, near: [String], isMissionCall: Bool)
    case notABeginning(found: String)
    case shortForm(String, full: String)
    case notAName(String)
    case nameIsShort(String, full: String)
    case nameInOtherLetters
    case bareParameters(String)
    case blockTriedInLine(header: String)
    case needlessWord(String)
    case missingSemicolon(before: String)
    case decimalComma(String)
    case numberInWords(String, digits: String)
    case oneEqualsSign
    case foreignOperator(String, ours: String)
    case chainedComparison
    case expressionInFile(String)
    case notAvailable(String)
    case promptOnly(String)

    // Reading commands.
    case missingArgument(verb: Verb.ID)
    case wrongArgument(verb: Verb.ID, found: String)
    case wrongWord(String, choices: [String], near: [String])
    case skippedWord(String, before: String)
    case missingComma(before: String)
    case missingSide(written: String, tries: [String])
    case duplicateModifier(Modifier)
    case modifierNotHere(Modifier, verb: Verb.ID, form: Int? = nil)
    case parentheses(verb: String, percent: Int?)
    case parenthesesOfCall(String)
    case foreignCall(call: String, ours: String)
    case foreignObject(String)
    case foreignRemark
    case callInExpression(String)

    // Checking.
    case missingUnit(written: String, tries: [String])
    case wrongDimension(of: String, found: ValueKind, wanted: [ValueKind])
    case cannotCompare(ValueKind, ValueKind)
    case rawHasNoUnit(RawField)
    case cannotOrder(ValueKind)
    case cannotCombine(Operator.Arithmetic, ValueKind, ValueKind)
    case notACondition(ValueKind)
    case conditionAsValue
    case divisionByZero
    case unknownName(String, near: [String])
    case unknownField(String, near: [String])
    case unitAsName(String)
    case setLater(String)
    case kindChanged(String, was: ValueKind, now: ValueKind)
    case wordOfNothing(String)
    case twoEnds(verb: Verb.ID)
    case missingTime(verb: Verb.ID, written: String, isStick: Bool)
    case speedTwice
    case timeTwice(verb: Verb.ID)
    case notPositive(what: String, opposite: String?)
    case outOfRange(what: String, found: String, least: String, most: String)
    case parameterInBlock(String)
    case declaredTwice(String)
    case parameterNotConstant(String)
    case limitsReversed
    case parameterChanged(String)
    case unknownArgument(String, of: String, known: [String], near: [String])
    case badArgument(name: String, text: String, because: String, notes: [String])
    case axisTwice(String)
    case unknownPlace(String, near: [String])
    case blockInBlock(String)
    case headerTwice(String, firstLine: Int)
    case takeoffInAbort
    case inTheAir(verb: Verb.ID)
    case centerWithoutCircle
    case stallingSpeed
    case motionNotHere(String, header: String)
    case neverLanded
    case onTheGround(verb: Verb.ID)
    case behindEnd(String)
    case defaultTimeout(seconds: Int)
    case unboundedLoop
    case unusedMark(String)
    case blockNotHere(String, inside: String)
    case twoMotions
    case resumeOutside
    case notCountable(ValueKind)
    case tooManyTurns(most: Int)
    case missingModifier(Modifier, verb: Verb.ID)

    // Verbs of the mission's own.
    case missingDefault(String)
    case definedTwice(String)
    case callsItself(String, through: [String])
    case missionTooLarge(steps: Int)
    case takesNothing(String)
    case argumentTwice(String)
    case inCalled(String, line: Int, message: String)
    case notAMissionFile
    case noSuchFile(String)
    case unitInSetting(String)
    case unknownKey(String, near: [String])
    case wrongSetting(SettingKey, found: String)
}
