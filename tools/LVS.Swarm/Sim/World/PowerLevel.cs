namespace LVS.Swarm.Sim;

/// <summary>What a node's power source lets it do.</summary>
public enum PowerLevel
{
    /// <summary>Nothing runs, memory is lost: empty battery or deep sleep. Waking up is a boot.</summary>
    Off = 0,

    /// <summary>Nothing runs yet and memory is lost, but the radio is on: what it hears waits for the boot.</summary>
    Waiting = 1,

    /// <summary>Memory is kept, nothing runs, nothing is heard: light sleep.</summary>
    Asleep = 2,

    /// <summary>The node runs with its radio off.</summary>
    RadioOff = 3,

    /// <summary>All runs.</summary>
    On = 4,
}
