/// Does what the prompt's machine says, as long as somebody sits at the prompt and after that.
struct Session {
    private var machine: PromptMachine
    private let orders: Orders
    private let controls: ManualControls
    private let began = ContinuousClock.now

    /// A session that gives its orders there.
    init(machine: PromptMachine, orders: Orders, controls: ManualControls) {
        self.machine = machine
        self.orders = orders
        self.controls = controls
    }

    /// Takes inputs until the prompt is left.
    mutating func run(_ inputs: AsyncStream<PromptInput>, on screen: Screen, showsStatus: Bool) async {
        screen.show(machine, withStatus: showsStatus)
        for await input in inputs {
            for action in machine.take(input, at: ContinuousClock.now - began) {
                switch action {
                case .show(let text): screen.show(text)
                case .leave: return
                case .steer(let key): controls.press(key)
                case .save(let draft, let file, let replacing):
                    screen.show(draft.save(as: file, replacing: replacing))
                default: orders.give(action)
                }
            }
            screen.show(machine, withStatus: showsStatus)
        }
    }

    /// Takes an input after the prompt was left: what is to be shown goes to where the prompt was.
    mutating func finish(_ input: PromptInput) {
        for case .show(let text) in machine.take(input, at: ContinuousClock.now - began) { print(text) }
    }
}
