raise ValueError("numpy.dtype size changed, may indicate binary incompatibility")
