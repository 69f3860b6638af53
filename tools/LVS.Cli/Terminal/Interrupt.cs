using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace LVS.Cli;

/// <summary>
/// Ctrl-C, a friendly kill and the end of the terminal. A verb that can come to an end by itself opens one of these while it runs: the
/// first signal asks it to. Without one open, and at the second signal, and when the verb has not ended after a while, the process ends
/// with a message.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private const int Sigint = 2;

    /// <summary>timeout(1) and some service managers signal the process and its group: the second is no second request.</summary>
    private const int EchoMsMax = 500;

    private static readonly Lock Gate = new();
    private static PosixSignalRegistration[] registrations = [];
    private static Interrupt? open;

    private readonly CancellationTokenSource stop = new();
    private Timer? patience;
    private long askedAtMs;

    private readonly int endMsMax;

    /// <summary>From now on the verb is asked first.</summary>
    /// <param name="endMsMax">What it may still take then.</param>
    public Interrupt(int endMsMax = 10_000)
    {
        this.endMsMax = endMsMax;
        lock (Gate)
        {
            open = this;
        }
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => stop.Token;

    /// <summary>Begins to hear signals, for as long as the process lives.</summary>
    /// <param name="end">Ends the process, told the name of the signal.</param>
    public static void Hear(Action<string> end)
    {
        if (!OperatingSystem.IsWindows())
        {
            // A shell that starts a program in the background has it ignore Ctrl-C. A signal sent to just this process is meant for it.
            _ = Signal(Sigint, IntPtr.Zero);
        }

        // SIGHUP stays ignored where nohup says so: the runtime leaves a signal alone that is. Ctrl-C comes last: it has no handler until
        // then, so whoever sees one knows that all signals are heard.
        registrations =
        [
            Create(PosixSignal.SIGTERM, "SIGTERM"),
            Create(PosixSignal.SIGHUP, "the end of its terminal (SIGHUP)"),
            Create(PosixSignal.SIGINT, "Ctrl-C"),
        ];

        PosixSignalRegistration Create(PosixSignal signal, string name) => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            if (!Ask(() => end(name)))
            {
                end(name);
            }
        });
    }

    public void Dispose()
    {
        lock (Gate)
        {
            open = null;
            patience?.Dispose();
            stop.Dispose();
        }
    }

    /// <summary>Asks the verb to end.</summary>
    /// <param name="end">What is done when it does not.</param>
    /// <returns>Whether there is one that was not asked before.</returns>
    private static bool Ask(Action end)
    {
        lock (Gate)
        {
            if (open == null || open.stop.IsCancellationRequested)
            {
                return open != null && Environment.TickCount64 - open.askedAtMs < EchoMsMax;
            }

            open.askedAtMs = Environment.TickCount64;
            open.patience = new Timer(_ => end(), null, open.endMsMax, Timeout.Infinite);
            open.stop.Cancel();
            return true;
        }
    }

    [DllImport("libc", EntryPoint = "signal")]
    private static extern IntPtr Signal(int number, IntPtr handler);
}
