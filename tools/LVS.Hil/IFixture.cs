using System;

namespace LVS.Hil;

/// <summary>What can be done to a device besides talking to it. Calls return once it is done.</summary>
public interface IFixture : IDisposable
{
    /// <summary>Whether power can be cut and given.</summary>
    bool HasPower { get; }

    /// <summary>Whether it can be reset.</summary>
    bool HasReset { get; }

    /// <summary>Gives power, if that can be done.</summary>
    void On();

    /// <summary>Takes the power away without warning.</summary>
    void Cut();

    /// <summary>Resets the device.</summary>
    void Reset();

    /// <summary>Last output of a device that is not heard, for the report; may be empty.</summary>
    string LastWords { get; }
}
