using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LVS.Live;

/// <summary>Carries out interventions in a live swarm, and remembers them with their times.</summary>
/// <param name="swarm">The swarm.</param>
public sealed class LiveHands(ILiveTouch swarm)
{
    private readonly List<LiveDeed> done = [];

    /// <summary>The interventions by hand so far, in order.</summary>
    public IReadOnlyList<LiveDeed> Done
    {
        get
        {
            lock (done)
            {
                return [.. done];
            }
        }
    }

    /// <summary>Carries one out, unless the swarm is being counted.</summary>
    /// <param name="name">One of the names of <see cref="LiveDeed"/>.</param>
    /// <param name="value">As in <see cref="LiveDeed"/>.</param>
    /// <param name="text">A sentence: what was done, or why not.</param>
    /// <param name="isPlanned">Whether the command that started the swarm requested it.</param>
    /// <returns>Whether it was done.</returns>
    public bool Do(string name, string value, out string text, bool isPlanned = false)
    {
        string said = "The swarm is being counted: start it again to do more.";
        bool isDone = false;
        swarm.Disturb(() => isDone = Change(name, value, out said));
        text = said;
        if (isDone && !isPlanned)
        {
            lock (done)
            {
                done.Add(new LiveDeed(name, value, swarm.Seconds));
            }
        }

        return isDone;
    }

    private bool Change(string name, string value, out string text)
    {
        bool isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        Member? member = isNumber && number < swarm.Members.Count ? swarm.Members[number] : null;
        switch (name)
        {
            case LiveDeed.Kill or LiveDeed.Restart when member == null:
                text = "That node is not one of this command's: it is only heard.";
                return false;
            case LiveDeed.Kill:
                text = member!.IsRunning ? $"The power of {member.Name} is cut." : $"{member.Name} has no power already.";
                if (!member.IsRunning)
                {
                    return false;
                }

                member.Cut();
                return true;
            case LiveDeed.Restart when member!.Inside?.IsCut != true:
                text = member.Inside != null ? $"{member.Name} has power."
                    : $"{member.Name} is a process of its own; only nodes of this process get their power back.";
                return false;
            case LiveDeed.Restart:
                swarm.GivePower(member!);
                text = $"{member!.Name} has power again and boots.";
                return true;
            case LiveDeed.Split:
                swarm.Air!.IsSplit = !swarm.Air.IsSplit;
                text = swarm.Air.IsSplit
                    ? "The swarm is split in two halves. Firmware processes hear both." : "The two halves hear each other again.";
                return true;
            case LiveDeed.Loss when isNumber && number <= 100:
                swarm.Air!.LossPercent = number;
                text = $"Nodes of this process lose {number} % of what they hear.";
                return true;
            case LiveDeed.Intruder when LiveIntruder.Kinds.Contains(value):
                swarm.LetIn(value);
                text = $"An intruder joins: {value}.";
                return true;
            default:
                text = $"There is no '{name}' with '{value}' here.";
                return false;
        }
    }
}
