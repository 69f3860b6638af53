using System;

namespace LVS.Hil;

/// <summary>Controls the power and the reset of a device. A call returns once it has taken effect.</summary>
public interface IFixture : IDisposable
{
    /// <summary>Whether the power can be switched.</summary>
    bool HasPower { get; }

    /// <summary>Whether the device can be reset.</summary>
    bool HasReset { get; }

    /// <summary>Switches the power on, if that is possible.</summary>
    void On();

    /// <summary>Cuts the power without warning.</summary>
    void Cut();

    /// <summary>Resets the device.</summary>
    void Reset();

    /// <summary>Last output of a device that is not heard, for the report; may be empty.</summary>
    string LastWords { get; }
}
