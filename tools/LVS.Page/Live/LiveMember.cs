using LVS.Live;

namespace LVS.Page;

/// <summary>A node of a live swarm as the page lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FloatStartUvu">The float it was born with, until it is heard.</param>
/// <param name="Member">The member of the swarm; null for one that is only heard, or alone.</param>
/// <param name="Heard">Pseudonym of one that is only heard; 0 otherwise.</param>
/// <param name="Own">The node itself, where it runs in this process and there is no member.</param>
internal sealed record LiveMember(string Name, long FloatStartUvu, Member? Member, int Heard = 0, LiveNode? Own = null)
{
    /// <summary>The node, when it runs in this process.</summary>
    public LiveNode? Inside => Member?.Inside ?? Own;

    /// <summary>Its pseudonym; 0 while unknown.</summary>
    public int Pseudonym => Member?.Pseudonym ?? Own?.Pseudonym ?? Heard;

    /// <summary>Whether it can run: of one that is only heard nobody knows.</summary>
    public bool IsRunning => Member?.IsRunning ?? (Own == null || Own.Crash == null);
}
