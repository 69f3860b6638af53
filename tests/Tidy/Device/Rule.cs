namespace LVS.Tests.Tidy;

/// <summary>What a source for the device must not do. Order is of no meaning.</summary>
internal enum Rule
{
    /// <summary>A member that no package has, or that is not on the list.</summary>
    Surface,

    /// <summary>A layer names one that stands above it, or something of the world that it must not know.</summary>
    Layer,

    /// <summary>Generic types, methods and delegates: the device's CLR does not load or hangs.</summary>
    Generic,

    /// <summary>Multi-dimensional arrays: the image silently fails to load.</summary>
    MultiDimArray,

    /// <summary>An array of structs: boxed objects, 12 bytes a field.</summary>
    StructArray,

    /// <summary>One array above what the fragmented heap can give.</summary>
    BigArray,

    /// <summary>Generic helpers of System.Array, also the one that a call with empty params compiles to.</summary>
    ArrayHelper,

    /// <summary>checked: silently ignored.</summary>
    Overflow,

    /// <summary>Pointers, fixed, stackalloc.</summary>
    Unsafe,

    /// <summary>Code outside of IL: DllImport, internal calls.</summary>
    Native,

    /// <summary>Default interface methods: a fault at run time.</summary>
    InterfaceBody,

    /// <summary>async and yield.</summary>
    StateMachine,

    /// <summary>volatile: does not compile.</summary>
    Volatile,

    /// <summary>A static initialiser that needs another type's: they run before Main, in type order.</summary>
    StaticOrder,

    /// <summary>decimal: does not exist.</summary>
    Decimal,

    /// <summary>dynamic: does not exist.</summary>
    Dynamic,

    /// <summary>Indices from the end and ranges: the types behind them do not exist.</summary>
    IndexRange,

    /// <summary>Tuples, also those that the compiler lowers away.</summary>
    Tuple,

    /// <summary>Interpolation by handlers; C# 9 takes string.Format, which the device has.</summary>
    Interpolation,

    /// <summary>An enum as text: the device prints its number.</summary>
    EnumText,
}
