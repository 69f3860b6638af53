using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace LVS.Cli;

/// <summary>
/// Handles Ctrl-C, SIGTERM and the closing of the terminal. A verb that can stop by itself opens one of these while it runs; the first
/// signal then asks the verb to stop. The process ends at once, with a message, when no verb has one open, at the second signal, or when
/// the verb has not stopped in time.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private const int Sigint = 2;

    /// <summary>
    /// timeout(1) and some service managers signal both the process and its group. A second signal within this time is no second request.
    /// </summary>
    private const int EchoMsMax = 500;

    private static readonly Lock Gate = new();
    private static PosixSignalRegistration[] registrations = [];
    private static Interrupt? open;
    private static long askedAtMs = -EchoMsMax;

    private readonly CancellationTokenSource stop = new();
    private Timer? patience;

    private readonly int endMsMax;

    /// <summary>Registers a verb, which the first signal asks to stop.</summary>
    /// <param name="endMsMax">How long the verb may take to stop, in ms.</param>
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

    /// <summary>Starts to handle signals, for as long as the process lives.</summary>
    /// <param name="end">Ends the process; receives the name of the signal.</param>
    public static void Hear(Action<string> end)
    {
        if (!OperatingSystem.IsWindows())
        {
            // A shell that starts a program in the background makes it ignore Ctrl-C (SIGINT). A SIGINT sent to this process alone is meant
            // for it, so the default is restored.
            _ = Signal(Sigint, IntPtr.Zero);
        }

        // SIGHUP stays ignored under nohup, because the runtime does not touch a signal that is ignored.
        // Ctrl-C comes last. It has no handler until then, so a handler for it shows that all signals are heard.
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
    /// <param name="end">Called when the verb does not stop in time.</param>
    /// <returns>Whether a verb was asked, now or a moment ago.</returns>
    private static bool Ask(Action end)
    {
        lock (Gate)
        {
            if (open == null || open.stop.IsCancellationRequested)
            {
                // The verb may have stopped between the two.
                return Environment.TickCount64 - askedAtMs < EchoMsMax;
            }

            askedAtMs = Environment.TickCount64;
            open.patience = new Timer(_ => end(), null, open.endMsMax, Timeout.Infinite);
            open.stop.Cancel();
            return true;
        }
    }

    [DllImport("libc", EntryPoint = "signal")]
    private static extern IntPtr Signal(int number, IntPtr handler);
}
