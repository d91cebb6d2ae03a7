/// Does what the prompt's machine says, as long as somebody sits at the prompt and after that.
struct Session {
    private var machine: PromptMachine
    private let orders: Orders
    private let began = ContinuousClock.now

    /// A session that gives its orders there.
    init(machine: PromptMachine, orders: Orders) {
        self.machine = machine
        self.orders = orders
    }

    /// Takes inputs until the prompt is left.
    mutating func run(_ inputs: AsyncStream<PromptInput>, on screen: Screen, showsStatus: Bool) async {
        show(on: screen, showsStatus)
        for await input in inputs {
            for action in machine.take(input, at: ContinuousClock.now - began) {
                switch action {
                case .show(let text): screen.show(text)
                case .leave: return
                default: orders.give(action)
                }
            }
            show(on: screen, showsStatus)
        }
    }

    private func show(on screen: Screen, _ showsStatus: Bool) {
        screen.set(prompt: machine.look, status: showsStatus ? machine.status : nil, names: machine.names)
    }

    /// Takes an input after the prompt was left: what is to be shown goes to where the prompt was.
    mutating func finish(_ input: PromptInput) {
        for case .show(let text) in machine.take(input, at: ContinuousClock.now - began) { print(text) }
    }
}
