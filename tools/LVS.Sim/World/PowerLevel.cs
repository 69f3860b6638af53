namespace LVS.Sim;

/// <summary>What a node's power source lets it do.</summary>
public enum PowerLevel
{
    /// <summary>The battery is empty: nothing runs, and memory is lost. A boot follows.</summary>
    Off = 0,

    /// <summary>Nothing runs, and memory is lost, but the node could rest first. A boot follows.</summary>
    DeepSleep = 1,

    /// <summary>Nothing runs yet and memory is lost, but the radio is on: what it hears waits for the boot.</summary>
    Waiting = 2,

    /// <summary>Memory is kept, nothing runs, nothing is heard.</summary>
    LightSleep = 3,

    /// <summary>The node runs with its radio off.</summary>
    RadioOff = 4,

    /// <summary>All runs.</summary>
    On = 5,
}
