"""llama-cpp-python as it can be used on this machine."""
import llama_cpp
import llama_cpp.llama_cpp as bindings


def keep_layout():
    """Keeps weights in their own layout: some builds rearrange them for instructions that the processor names and a
    virtual machine then refuses (AMX)."""
    defaults = bindings.llama_model_default_params

    def own_layout():
        parameters = defaults()
        parameters.use_extra_bufts = False
        return parameters

    bindings.llama_model_default_params = own_layout
    llama_cpp.llama_model_default_params = own_layout
