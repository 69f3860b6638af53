using System;
using System.Threading;
using System.Threading.Tasks;

namespace LVS.Harness;

/// <summary>
/// One connection of an <see cref="MqttSession"/> and its queue. The queue belongs to the connection, not to the session: a sender on a
/// lost connection must not take messages meant for the next one. Thread safe.
/// </summary>
/// <param name="client">The connection.</param>
internal sealed class MqttConnection(BrokerClient client)
{
    private const int OutSizeMax = 8 * 1024;

    // Messages and subscriptions that the broker has not answered yet; further ones wait in the outbox.
    private const int UnansweredMax = 32;

    private const int PollMs = 5;

    private readonly MqttOutbox outbox = new(OutSizeMax);
    private readonly SemaphoreSlim unanswered = new(UnansweredMax);
    private int isQueued;
    private volatile bool isClosing;
    private volatile bool isCut;

    /// <summary>The connection.</summary>
    public BrokerClient Client => client;

    /// <summary>Next connection with something to send; belongs to <see cref="MqttPump"/>.</summary>
    public MqttConnection? NextQueued { get; set; }

    /// <summary>Adds an order. Never waits, allocates nothing.</summary>
    /// <param name="order">The order.</param>
    /// <param name="payload">Its payload.</param>
    /// <returns>False without room, or when the connection is about to end.</returns>
    public bool Add(MqttOrder order, ReadOnlySpan<byte> payload)
    {
        if (isClosing || !outbox.Add(order, payload))
        {
            return false;
        }

        Queue();
        return true;
    }

    /// <summary>Sends the queue in order; called on the pool by the pump.</summary>
    public async Task SendAsync()
    {
        try
        {
            while (!isCut && outbox.TryTake(out MqttOrder order, out byte[] payload))
            {
                await SendAsync(order, payload).ConfigureAwait(false);
            }
        }
        catch (BrokerException)
        {
            // The connection is lost, and its queue with it; the session makes another one.
        }

        Volatile.Write(ref isQueued, 0);
        if (!isCut && !outbox.IsEmpty && client.IsConnected)
        {
            Queue();
        }
    }

    /// <summary>
    /// Takes no more orders, sends the queue, and drops what a slow broker has not taken in time, so that a queued "online" does not follow
    /// the node's last status.
    /// </summary>
    /// <param name="msMax">Longest wait for the queue, in ms; then as long again for the order that is being sent.</param>
    public async Task CloseAsync(int msMax)
    {
        isClosing = true;
        await UntilAsync(() => outbox.IsEmpty && Volatile.Read(ref isQueued) == 0, msMax).ConfigureAwait(false);
        isCut = true;
        await UntilAsync(() => Volatile.Read(ref isQueued) == 0, msMax).ConfigureAwait(false);
    }

    private async Task UntilAsync(Func<bool> isDone, int msMax)
    {
        for (long untilMs = Environment.TickCount64 + msMax;
            client.IsConnected && !isDone() && Environment.TickCount64 < untilMs;)
        {
            await Task.Delay(PollMs).ConfigureAwait(false);
        }
    }

    /// <summary>Sends one order. It does not wait for the broker's answer, unless too many are unanswered.</summary>
    private async Task SendAsync(MqttOrder order, byte[] payload)
    {
        if (order.Topic != null && !order.MustArrive)
        {
            await client.PublishAsync(order.Topic, payload, mustArrive: false, order.Retain).ConfigureAwait(false);
            return;
        }

        await unanswered.WaitAsync().ConfigureAwait(false);
        if (isCut)
        {
            return;
        }

        _ = AnswerAsync(order.Topic != null ? client.PublishAsync(order.Topic, payload, mustArrive: true, order.Retain)
            : order.Ends ? client.UnsubscribeAsync(order.Filters!)
            : client.SubscribeAsync(order.MustArrive, order.Filters!));
    }

    /// <summary>
    /// Waits for an answer and ignores it: messages that must arrive are sent again with every connection, and a refusal shows as silence.
    /// </summary>
    private async Task AnswerAsync(Task answer)
    {
        await answer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        unanswered.Release();
    }

    private void Queue()
    {
        if (Interlocked.Exchange(ref isQueued, 1) == 0)
        {
            MqttPump.Shared.Queue(this);
        }
    }
}
