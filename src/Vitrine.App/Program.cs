using System.Runtime.InteropServices;
using Vitrine.App;
using Vitrine.App.Terminals;

using var interruption = new CancellationTokenSource();

// The first signal ends the work with its state saved; a second one ends the process at once.
void Interrupt(PosixSignalContext signal)
{
    signal.Cancel = !interruption.IsCancellationRequested;
    interruption.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
return await Application.RunAsync(args, SystemTerminal.Open(), interruption.Token);
