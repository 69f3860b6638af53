using System.Collections.Generic;

namespace LVS.Live;

/// <summary>Distinguishes frames that nodes of this process have sent from forgeries under their names. Belongs to one thread.</summary>
/// <param name="members">Nodes of the swarm; the list does not grow.</param>
internal sealed class OwnFrames(IReadOnlyList<Member> members)
{
    private readonly Dictionary<int, Member> byName = [];

    /// <summary>Whether the node with a name has sent a frame recently; null when no node has the name.</summary>
    /// <param name="sender">The name.</param>
    /// <param name="mac">The frame's MAC.</param>
    public bool? Says(int sender, long mac)
    {
        if (!byName.TryGetValue(sender, out Member? member) || member.Pseudonym != sender)
        {
            // Names change with the epoch.
            byName.Clear();
            foreach (Member one in members)
            {
                byName[one.Pseudonym] = one;
            }

            member = byName.GetValueOrDefault(sender);
        }

        return member?.Inside?.HasSaid(mac);
    }
}
