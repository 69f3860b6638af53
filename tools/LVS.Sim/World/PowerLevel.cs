namespace LVS.Sim;

/// <summary>What a node's power source allows it to do.</summary>
public enum PowerLevel
{
    /// <summary>The battery is empty: nothing runs, and memory is lost. A boot follows.</summary>
    Off = 0,

    /// <summary>Nothing runs, and memory is lost, but the node could store its record before. A boot follows.</summary>
    DeepSleep = 1,

    /// <summary>Nothing runs yet and memory is lost, but the radio is on: frames wait for the boot.</summary>
    Waiting = 2,

    /// <summary>Memory is kept, nothing runs, nothing is heard.</summary>
    LightSleep = 3,

    /// <summary>The node runs with its radio off.</summary>
    RadioOff = 4,

    /// <summary>Everything runs.</summary>
    On = 5,
}
