using System;

namespace LVS.Tests.Desktop.Properties;

/// <summary>A node of a <see cref="Scenario"/>: float at birth in micro-VU, state weight.</summary>
internal readonly record struct Member(long Float, int Weight)
{
    public override string ToString()
    {
        return FormattableString.Invariant($"{Float}/w{Weight}");
    }
}
