using System;
using System.Linq;

namespace LVS.Live;

/// <summary>One node of a live swarm, in this process or in one of its own, with its start values.</summary>
/// <param name="Name">Name in the run.</param>
/// <param name="EarnedUvu">Value it was born with.</param>
public sealed record Member(string Name, long EarnedUvu) : IDisposable
{
    /// <summary>The node, if it runs in this process; replaced when its power comes back.</summary>
    public LiveNode? Inside { get; set; }

    /// <summary>The process, when it runs in one of its own.</summary>
    public FirmwareProcess? Outside { get; init; }

    /// <summary>The pseudonym of a guest: a node that joined from elsewhere, such as a browser; only its frames are known.</summary>
    public int Guest { get; init; }

    /// <summary>Its pseudonym, 0 while unknown.</summary>
    public int Pseudonym => Inside?.Pseudonym ?? Outside?.Pseudonym ?? Guest;

    /// <summary>Whether a pseudonym is or was its name.</summary>
    public bool IsNamed(int pseudonym) => Inside != null
        ? pseudonym == Inside.Pseudonym || pseudonym == Inside.Former : Outside?.Names.Contains(pseudonym) ?? pseudonym == Guest;

    /// <summary>Whether it has noticed that another node uses its keys.</summary>
    public bool HasTwin => Inside?.HasTwin ?? Outside?.HasTwin ?? false;

    /// <summary>The float it was born with.</summary>
    public long FloatStartUvu => EarnedUvu >> 3;

    /// <summary>Whether it can still be asked.</summary>
    public bool IsRunning => Inside != null ? Inside.Crash == null && !Inside.IsCut : Outside?.IsRunning ?? true;

    /// <summary>Cuts its power.</summary>
    public void Cut()
    {
        Inside?.Cut();
        Outside?.Cut();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Inside?.Dispose();
        Outside?.Dispose();
    }
}
