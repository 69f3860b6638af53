namespace LVS.Sim;

/// <summary>What a node's power source lets it do.</summary>
public enum PowerLevel
{
    /// <summary>Nothing runs, memory is lost: the battery is empty. What follows is a boot.</summary>
    Off = 0,

    /// <summary>Nothing runs, memory is lost, but the node could rest first. What follows is a boot.</summary>
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
